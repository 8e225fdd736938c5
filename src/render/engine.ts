import Handlebars from 'handlebars';
import { camel, kebab, pascal, snake, spaced, upperSnake } from './names.ts';
import { comment, json, md, sh, sql, yaml } from './print.ts';
import type { Template } from './template.ts';

/** Helpers that print free text safely. A test walks the templates for free text outside of them. */
export const printingHelpers = { json, yaml, comment, sql, sh, md };

/** Helpers that change the case of a name. */
export const caseHelpers = { camel, kebab, pascal, snake, spaced, upperSnake };

// There is deliberately no `eq`: templates loop over data, and folder names choose.
const helpers = { ...printingHelpers, ...caseHelpers };

const handlebars = Handlebars.create();
for (const [name, helper] of Object.entries(helpers)) {
  handlebars.registerHelper(name, (value: unknown) => {
    if (value === undefined) throw new Error(`{{${name} ...}} was given nothing`);
    return helper(value as never);
  });
}

export const compileOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
};

const compiled = new WeakMap<Template, Handlebars.TemplateDelegate>();

/** Text of one template in one context. */
export function fill(template: Template, context: object): string {
  if (!template.rendered) return template.text;
  let run = compiled.get(template);
  if (run === undefined) {
    run =
      template.compiled === undefined
        ? handlebars.compile(template.text, compileOptions)
        : handlebars.template(template.compiled);
    compiled.set(template, run);
  }
  try {
    return run(context);
  } catch (error) {
    throw new Error(`templates/${template.folder}/${template.path}: ${(error as Error).message}`);
  }
}
