import type { Graph, ServiceNode } from '../model.ts';
import { bold, fitted, textWidth, wrapped } from './text.ts';

/** Sizes of text, in pixels. */
export const sizes = { name: 15, about: 12, facts: 11.5, label: 11, team: 12 };

export const card = { left: 18, right: 16, widest: 330, narrowest: 184 };

/** What a service is about gets a second line rather than more room than this. */
const aboutAtMost = 214;

/** What stands on the card of a service, line by line, and how large that makes it. */
export interface Card {
  width: number;
  height: number;
  name: string;
  about: string[];
  /** What it keeps its data in, and how much of what. */
  facts: string;
}

/** @param isInTeam whether the box of its team is around it */
export function cardOf(service: ServiceNode, graph: Graph, isInTeam: boolean): Card {
  const facts = factsOf(service, graph, isInTeam);
  const badge = service.findings.length === 0 ? 0 : 30;
  const wanted = Math.max(
    textWidth(service.name, sizes.name * bold) + badge,
    textWidth(facts, sizes.facts) + (service.store === undefined ? 0 : 18) + 22,
    Math.min(textWidth(service.context ?? '', sizes.about), aboutAtMost),
  );
  const width = Math.min(Math.max(wanted + card.left + card.right, card.narrowest), card.widest);
  const inner = width - card.left - card.right;
  const about =
    service.context === undefined ? [] : wrapped(service.context, sizes.about, inner, 2);
  return {
    width,
    height: 64 + about.length * 16,
    name: fitted(service.name, sizes.name * bold, inner - badge),
    about,
    facts,
  };
}

/** The language is worth a word where there are several. */
function factsOf(
  { store, language, entities, team }: ServiceNode,
  { services }: Graph,
  isInTeam: boolean,
): string {
  const several = new Set(services.map((service) => service.language)).size > 1;
  const kept = entities === 1 ? '1 entity' : `${entities} entities`;
  return [
    ...(store === undefined ? [] : [store]),
    ...(isInTeam || team === undefined ? (entities === 0 ? [] : [kept]) : [team]),
    ...(several ? [language] : []),
  ].join(' · ');
}
