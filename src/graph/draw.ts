import type { Blueprint } from '../blueprint/types.ts';
import type { Finding } from './finding.ts';
import { graphOf } from './graphOf.ts';
import { assets } from './html/assets.ts';
import { systemPage } from './html/page.ts';
import { layOut } from './layout/layout.ts';
import { flowchart } from './mermaid/flowchart.ts';
import { sequenceDiagram } from './mermaid/sequence.ts';
import type { Sequence } from './sequence/model.ts';
import { systemSvg } from './svg/document.ts';
import { sequenceSvg } from './svg/sequence.ts';

export const formats = ['mermaid', 'svg', 'html'] as const;
export type Format = (typeof formats)[number];

/**
 * The architecture as one text.
 * @param findings what rules say of the blueprint; the page and the picture show them where they are
 */
export async function drawArchitecture(
  blueprint: Blueprint,
  format: Format,
  findings: readonly Finding[] = [],
): Promise<string> {
  const graph = graphOf(blueprint, findings);
  if (format === 'mermaid') return `${flowchart(graph)}\n`;
  const [layout, texts] = await Promise.all([layOut(graph), assets()]);
  if (format === 'svg') return systemSvg(graph, layout, texts.pictureCss);
  return systemPage({ blueprint, graph, layout, findings, assets: texts });
}

/** One sequence as one text. */
export async function drawOneSequence(
  sequence: Sequence,
  format: Exclude<Format, 'html'>,
): Promise<string> {
  if (format === 'mermaid') return `${sequenceDiagram(sequence)}\n`;
  return sequenceSvg(sequence, (await assets()).pictureCss);
}
