import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';
import { count, listed, percentOf } from '../../words.ts';

export const god: Rule = {
  id: 'BND001',
  severity: 'warning',
  title: 'a service that does too much',
  why: 'A service with most of the data or most of the operations is changed by everybody, released for every reason and understood by nobody; the others are its attachments.',
  repairs: [
    'Split along what changes together and who asks for it, with one owner for each entity.',
    'Move operations to the service that owns what they write.',
    'Stay with one service, while the boundaries are not clear: one system of one service is no fault.',
  ],
  sources: [sources.antiPatterns, sources.boundaries, sources.monolithFirst],
  check: ({ blueprint: { services }, limits }) => {
    // Where there is one service, no boundary was drawn yet.
    if (services.length < 2) return [];
    const limit = limits.BND001;
    // What entities have by themselves is counted with the entities.
    const declared = services.map(
      ({ operations }) => operations.filter(({ crud }) => !crud).length,
    );
    const all = declared.reduce((sum, number) => sum + number, 0);
    return services.flatMap((service, index) => {
      const own = declared[index] ?? 0;
      const share = percentOf(own, all);
      const reasons = [
        ...(service.entities.length > limit.entities
          ? [`${count(service.entities.length, 'entity')} (at most ${limit.entities})`]
          : []),
        ...(own > limit.operations
          ? [`${count(own, 'operation')} (at most ${limit.operations})`]
          : own > limit.floor && share > limit.share
            ? [`${own} of all ${count(all, 'operation')} (at most ${limit.share} %)`]
            : []),
      ];
      if (reasons.length === 0) return [];
      const message = `${service.name} has ${listed(reasons)}`;
      return [{ ...onService(service), message, hint: 'Split it along what changes together.' }];
    });
  },
};
