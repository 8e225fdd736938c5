import type { Finding } from '../finding.ts';
import { type Graph, serviceId } from '../model.ts';
import { sagaSequenceId } from '../sequence/ids.ts';
import type { Owned, Published, Relation, Sheet, SheetOperation } from '../sheet.ts';
import { teamClass } from '../svg/service.ts';
import { xml } from '../svg/xml.ts';
import { counted, link, list, part, small } from './html.ts';

/** What the page says of a service, beside the picture. */
export function serviceSheet(sheet: Sheet, graph: Graph): string {
  const { id, name, context, team, store, language } = sheet.node;
  const facts = [
    ...(team === undefined
      ? []
      : [
          `team ${team}${sheet.members === undefined ? '' : `, ${counted(sheet.members, 'person', 'people')}`}`,
        ]),
    ...(store === undefined ? ['keeps nothing'] : [store]),
    language,
  ];
  return [
    `<section class="sheet ${teamClass(team, graph)}" id="${xml(id)}" aria-label="${xml(name)}">`,
    heading(name),
    context === undefined ? '' : `<p>${xml(context)}</p>`,
    list('facts-list', facts.map(xml)),
    part('Findings', findingsList(sheet.findings)),
    part('Owns', list('lines', sheet.owns.map(owned))),
    part('Copies', list('lines', sheet.replicas.map(replica))),
    part(
      'Views',
      list(
        'lines',
        sheet.views.map((view) => `${xml(view.name)}${small(`of ${view.from.join(', ')}`)}`),
      ),
    ),
    part('Publishes', list('lines', sheet.publishes.map(published))),
    part('Needs', list('lines', sheet.needs.map(relation))),
    part('Is needed by', list('lines', sheet.neededBy.map(relation))),
    part(
      'Sagas',
      list(
        'lines',
        sheet.sagas.map((saga) => `${link(saga.sequence, saga.name)}${small(saga.role)}`),
      ),
    ),
    part('Operations', list('lines', sheet.operations.map(operation))),
    '</section>',
  ].join('');
}

export function heading(name: string): string {
  return `<h2><span class="dot"></span>${xml(name)}<a class="close" href="#system" aria-label="Close">×</a></h2>`;
}

export function findingsList(findings: readonly Finding[]): string {
  return list(
    'lines',
    findings.map(
      ({ rule, severity, message, place }) =>
        `<span class="severity ${severity}">${severity}</span> <code>${xml(rule)}</code>${small(place)}${xml(message)}`,
    ),
  );
}

function owned({ name, description, fields, partOf, owner, eventSourced }: Owned): string {
  const marks = [
    ...(partOf === undefined ? [] : [`part of ${partOf}`]),
    ...(owner === undefined ? [] : [`rows belong to ${owner}`]),
    ...(eventSourced ? ['event-sourced'] : []),
  ];
  return [
    `<strong>${xml(name)}</strong>`,
    marks.length === 0 ? '' : ` ${xml(marks.join(', '))}`,
    small(description ?? ''),
    small(fields.join(', ')),
  ].join('');
}

function replica({ name, of, fedBy, maxLagSeconds }: Sheet['replicas'][number]): string {
  const lag = maxLagSeconds === undefined ? '' : `, at most ${maxLagSeconds} s behind`;
  return `<strong>${xml(name)}</strong> of ${xml(of)}${small(`fed by ${fedBy.join(', ')}${lag}`)}`;
}

function published({
  name,
  versions,
  description,
  heardBy,
  awaitedBy,
  external,
}: Published): string {
  const several = versions.length > 1 ? ` ${versions.map((one) => `v${one}`).join(', ')}` : '';
  const who = [
    ...heardBy.map((other) => link(serviceId(other), other)),
    ...awaitedBy.map((saga) => link(sagaSequenceId(saga), saga)),
  ];
  return `<strong>${xml(name)}</strong>${several}${small(description ?? '')}<span class="small">${heard(who, external)}</span>`;
}

function heard(who: readonly string[], isOutside: boolean): string {
  if (who.length === 0) return isOutside ? 'heard outside of the system' : 'nobody listens';
  return `heard by ${who.join(', ')}${isOutside ? ', and outside of the system' : ''}`;
}

function relation({ id, name, why }: Relation): string {
  return `${link(id, name)}${list(
    'reasons',
    why.map(({ kind, text }) => `<span class="why ${kind} small">${xml(text)}</span>`),
  )}`;
}

function operation({ name, description, reached, isPublic, sequence }: SheetOperation): string {
  const title = sequence === undefined ? `<strong>${xml(name)}</strong>` : link(sequence, name);
  return `${title}${isPublic ? '' : ' internal'}<span class="small"><code>${xml(reached)}</code></span>${small(description ?? '')}`;
}
