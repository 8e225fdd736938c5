const docs = 'https://github.com/create-microservices/create-microservices/blob/main/docs';

/** The page of a rule. */
export const ruleLink = (id: string): string => `${docs}/rules.md#${id.toLowerCase()}`;

/** What is said about a code. */
export const codeLink = (code: string): string => `${docs}/errors.md#${code}`;
