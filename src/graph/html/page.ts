import { createHash } from 'node:crypto';
import type { Blueprint } from '../../blueprint/types.ts';
import type { Finding } from '../finding.ts';
import type { Layout } from '../layout/layout.ts';
import { layOutSequence } from '../layout/sequenceLayout.ts';
import { type Graph, serviceId } from '../model.ts';
import type { Sequence } from '../sequence/model.ts';
import { sequencesOf } from '../sequence/sequencesOf.ts';
import { sheetsOf } from '../sheet.ts';
import { kinds } from '../svg/edge.ts';
import { drawSequence } from '../svg/sequence.ts';
import { drawnKinds, drawSample, drawSystem } from '../svg/system.ts';
import { xml } from '../svg/xml.ts';
import { gatewaySheet } from './gatewaySheet.ts';
import { counted, link } from './html.ts';
import { navigation } from './navigation.ts';
import type { Assets } from './readAssets.ts';
import { findingsList, serviceSheet } from './sheet.ts';

export interface Page {
  blueprint: Blueprint;
  graph: Graph;
  layout: Layout;
  findings: readonly Finding[];
  assets: Assets;
}

/**
 * One file that asks for nothing from anywhere. Everything is in it as text: a sheet or a sequence is
 * shown where the address names it, with or without the script.
 */
export function systemPage({ blueprint, graph, layout, findings, assets }: Page): string {
  const { name, description } = graph.system;
  const sequences = sequencesOf(blueprint);
  const sheets = sheetsOf(blueprint, graph, findings);
  const style = assets.pictureCss + assets.pageCss;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(style)}'; script-src '${hash(assets.pageScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(name)}: architecture</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#system">To the picture</a>
<header>
<h1><a href="#system">${xml(name)}</a></h1>
<p>${xml(description ?? summary(graph))}</p>
${layers(layout)}
</header>
${navigation(graph, sequences, findings)}
<main>
<section class="view system" id="system" aria-label="The system">
<svg class="picture" viewBox="0 0 ${layout.width} ${layout.height}" role="group" aria-label="${xml(`${name}: ${summary(graph)}`)}">
${drawSystem(graph, layout, true)}
</svg>
<div class="zoom" role="group" aria-label="Zoom"><button type="button" data-zoom="out" aria-label="Zoom out">−</button><button type="button" data-zoom="whole">Fit</button><button type="button" data-zoom="in" aria-label="Zoom in">+</button></div>
</section>
${findings.length === 0 ? '' : findingsView(findings, graph)}
${sequences.map((sequence) => sequenceView(sequence, findings)).join('\n')}
</main>
<aside aria-label="What is chosen" aria-live="polite">
${gatewaySheet(blueprint, graph)}
${sheets.map((sheet) => serviceSheet(sheet, graph)).join('\n')}
</aside>
<script type="module">${assets.pageScript}</script>
</body>
</html>
`;
}

/** As a source of a Content-Security-Policy (CSP Level 3, 2.3.1). */
function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function summary({ services, teams }: Graph): string {
  const parts = [counted(services.length, 'service', 'services')];
  if (teams.length > 0) parts.push(`of ${counted(teams.length, 'team', 'teams')}`);
  return parts.join(' ');
}

/** A box for each kind of edge that there is: the legend, too. */
function layers(layout: Layout): string {
  const boxes = drawnKinds(layout).map(
    (kind) =>
      `<label><input type="checkbox" id="show-${kind}" checked><svg width="40" height="12" viewBox="0 -6 40 12" aria-hidden="true">${drawSample(kind)}</svg>${kinds[kind].plural}</label>`,
  );
  return `<fieldset class="layers"><legend>Show</legend>${boxes.join('')}</fieldset>`;
}

function sequenceView(sequence: Sequence, findings: readonly Finding[]): string {
  const layout = layOutSequence(sequence);
  const { id, name, about } = sequence;
  const own = findings.filter(({ place }) => place === name);
  return `<section class="view" id="${xml(id)}" aria-label="${xml(name)}"><p class="back">${link('system', 'All of it')}</p><h2>${xml(name)}</h2><p>${xml(about)}</p>${findingsList(own)}
<svg class="picture" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" role="img" aria-label="${xml(spoken(sequence))}">
${drawSequence(layout)}
</svg></section>`;
}

/** The messages as sentences. */
function spoken({ name, items }: Sequence): string {
  const said = items.map((item): string => {
    if (item.kind === 'note') return item.text;
    if (item.kind === 'break') return `instead ${item.when}`;
    return `${item.from.replace(/^service-/, '')} to ${item.to.replace(/^service-/, '')}: ${item.text}`;
  });
  return `Sequence of ${name}. ${said.join('; ')}`;
}

function findingsView(findings: readonly Finding[], graph: Graph): string {
  const services = new Set(graph.services.map(({ name }) => name));
  const rows = findings.map(({ rule, severity, message, place }) => {
    const [service = ''] = place.split('.');
    const where = services.has(service) ? link(serviceId(service), place) : xml(place);
    return `<tr><td><span class="severity ${severity}">${severity}</span></td><td><code>${xml(rule)}</code></td><td>${where}</td><td>${xml(message)}</td></tr>`;
  });
  return `<section class="view" id="findings" aria-label="Findings"><p class="back">${link('system', 'All of it')}</p><h2>Findings</h2><table><thead><tr><th>Severity</th><th>Rule</th><th>Place</th><th>What</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}
