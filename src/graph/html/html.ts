import { xml } from '../svg/xml.ts';

/** Elements as text. What is no element goes through `xml`. */

export function list(name: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<ul class="${name}">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** A heading and what stands below it; nothing where nothing does. */
export function part(heading: string, content: string): string {
  return content === '' ? '' : `<h3>${heading}</h3>${content}`;
}

export function link(id: string, text: string): string {
  return `<a href="#${xml(id)}">${xml(text)}</a>`;
}

export function small(text: string): string {
  return text === '' ? '' : `<span class="small">${xml(text)}</span>`;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
