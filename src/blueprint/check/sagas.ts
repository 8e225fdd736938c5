import type { Finding } from '../finding.ts';
import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { Blueprint } from '../types.ts';

/** What starts a saga and what the saga says that it is started by are the same. */
export function checkSagas({ services, sagas }: Blueprint): Finding[] {
  const names = sagas.map(({ name }) => name);
  return services.flatMap((service) =>
    service.operations.flatMap((operation): Finding[] => {
      const { name, startsSaga } = operation;
      if (startsSaga === undefined) return [];
      const path = ['services', service.name, 'operations', name, 'startsSaga'];
      const saga = sagas.find((candidate) => candidate.name === startsSaga);
      if (!saga) {
        return [
          {
            code: 'unknown-saga',
            message: `There is no saga ${quote(startsSaga)}`,
            hint: suggestion(startsSaga, names) ?? `Declare it: sagas: { ${startsSaga}: ... }`,
            path,
          },
        ];
      }
      const { trigger } = saga;
      if (trigger.service === '' || (trigger.service === service.name && trigger.name === name)) {
        return [];
      }
      return [
        {
          code: 'saga',
          message: `The saga ${quote(startsSaga)} is triggered by ${trigger.service}.${trigger.name}, not by ${service.name}.${name}`,
          hint: `Change its trigger, or leave out startsSaga.`,
          path,
        },
      ];
    }),
  );
}
