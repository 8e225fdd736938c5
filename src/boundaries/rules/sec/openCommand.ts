import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';
import { count } from '../../words.ts';

export const openCommand: Rule = {
  id: 'SEC001',
  severity: 'warning',
  title: 'a public command that needs no caller',
  why: 'Whoever finds the address can change data, as often as the rate limit lets them. The language asks for a token unless anonymous is written; that it was written may be right, for a sign-up, and is worth a reason.',
  repairs: [
    'Leave auth out: the scope service:write is then asked for.',
    'Keep it open, and say in an exception why, and what else limits it.',
  ],
  sources: [sources.apiSecurity],
  check: ({ blueprint: { platform, services, system } }) => {
    const open = services.flatMap((service) =>
      service.operations
        .filter(({ kind, expose }) => kind === 'command' && expose === 'public')
        .map((operation) => ({ operation, where: onOperation(service, operation, 'auth') })),
    );
    if (platform.identity.kind === 'none' && open.length > 0) {
      const message = `${system.name} has identity: none, and so ${count(open.length, 'public command')} that anybody can use`;
      const path = ['platform', 'identity'];
      return [{ place: system.name, path, message, hint: 'Write identity: jwt.' }];
    }
    return open
      .filter(({ operation }) => operation.auth === 'anonymous')
      .map(({ where }) => ({
        ...where,
        message: `${where.place} is a public command that anybody can use`,
        hint: 'Leave auth out, or say in an exception why it is open.',
      }));
  },
};
