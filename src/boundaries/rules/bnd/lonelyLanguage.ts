import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';
import { count } from '../../words.ts';

export const lonelyLanguage: Rule = {
  id: 'BND007',
  severity: 'warning',
  title: 'a language of one service',
  why: 'A language is not only what one service is written in: it is a chassis, a toolchain, security updates and people who can help. One service alone carries all of that.',
  repairs: [
    'Write it in the language of the others.',
    'Keep it, where its libraries are the reason: as an exception that says so.',
  ],
  sources: [sources.antiPatterns, sources.microservices],
  check: ({ blueprint: { services }, limits }) => {
    if (services.length <= limits.BND007.services) return [];
    return services
      .filter(({ language }) => services.filter((other) => other.language === language).length < 2)
      .map((service) => ({
        ...onService(service, 'language'),
        message: `${service.name} is the only one of ${count(services.length, 'service')} in ${service.language}`,
        hint: 'Leave language out, or say in an exception what it is needed for.',
      }));
  },
};
