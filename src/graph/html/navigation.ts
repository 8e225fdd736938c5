import { type Finding, gravest } from '../finding.ts';
import { type Graph, gatewayId, type ServiceNode } from '../model.ts';
import type { Sequence } from '../sequence/model.ts';
import { teamClass } from '../svg/service.ts';
import { xml } from '../svg/xml.ts';

/** Everything that there is, as a list: the way in for whoever does not point at a picture. */
export function navigation(
  graph: Graph,
  sequences: readonly Sequence[],
  findings: readonly Finding[],
): string {
  const ofKind = (kind: Sequence['kind']) =>
    sequences.filter((one) => one.kind === kind).map(({ id, name }) => entry(id, xml(name)));
  const withoutTeam = graph.services.filter(({ team }) => team === undefined);
  return [
    '<nav aria-label="Contents">',
    '<input type="search" placeholder="Find (press /)" aria-label="Find by name">',
    section('System', [
      entry('system', 'All of it'),
      entry(gatewayId, 'gateway'),
      ...(findings.length === 0 ? [] : [entry('findings', `findings${count(findings)}`)]),
    ]),
    ...graph.teams.map((team) =>
      section(
        xml(team),
        graph.services.filter((one) => one.team === team).map((one) => service(one, graph)),
      ),
    ),
    section(
      graph.teams.length === 0 ? 'Services' : 'Without a team',
      withoutTeam.map((one) => service(one, graph)),
    ),
    section('Sagas', ofKind('saga')),
    section('Put together by the gateway', ofKind('composition')),
    section('Operations that call on', ofKind('operation')),
    '</nav>',
  ].join('');
}

function section(heading: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `<h2>${heading}</h2><ul>${entries.join('')}</ul>`;
}

function entry(id: string, content: string): string {
  return `<li><a href="#${xml(id)}">${content}</a></li>`;
}

function service({ id, name, team, findings }: ServiceNode, graph: Graph): string {
  const dot = `<span class="dot ${teamClass(team, graph)}"></span>`;
  return entry(id, `${dot}${xml(name)}${count(findings)}`);
}

function count(findings: readonly Finding[]): string {
  const severity = gravest(findings);
  if (severity === undefined) return '';
  return ` <span class="count ${severity}" title="findings">${findings.length}</span>`;
}
