import type { Service } from '../../../blueprint/types.ts';
import type { Facts, SourceFile } from '../../../code/model.ts';
import type { Found } from '../../finding.ts';
import { inCode, type View } from '../../view.ts';

/** A source of a service that the blueprint has. */
export interface Source {
  file: SourceFile;
  service: Service;
}

export function sourcesIn({ code, service }: View): Source[] {
  return (code?.files ?? []).flatMap((file) => {
    const found = service(file.service);
    return found === undefined ? [] : [{ file, service: found }];
  });
}

type Kind = Exclude<keyof Facts, 'unreadable'>;

/** What a rule says of each thing of a kind that the code does; undefined where it says nothing. */
export function foundInCode<K extends Kind>(
  view: View,
  kind: K,
  say: (fact: Facts[K][number], source: Source) => { message: string; hint: string } | undefined,
): Found[] {
  return sourcesIn(view).flatMap((source) =>
    source.file[kind].flatMap((fact) => {
      const said = say(fact, source);
      if (said === undefined) return [];
      const { file } = source;
      return [{ ...inCode(file, fact), ...said, message: `${file.path} ${said.message}` }];
    }),
  );
}
