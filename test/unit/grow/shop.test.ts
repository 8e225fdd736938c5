import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { shopCommands, shopSeed } from '../../support/shopCommands.ts';
import { typedCommand } from '../../support/typedCommand.ts';

const file = 'microservices.yaml';
const blueprintOf = (text: string) => readRenderable(text, file, catalog).blueprint;

describe('the shop, grown from one service by commands alone', () => {
  it('says in the end what its blueprint says', () => {
    const grownShop = shopCommands.reduce((text, command) => {
      const next = typedCommand(text, command);
      // After each of them there is something to render.
      blueprintOf(next);
      return next;
    }, shopSeed);
    const shop = readFileSync('test/fixtures/blueprints/grown-shop.yaml', 'utf8');
    expect(blueprintOf(grownShop)).toEqual(blueprintOf(shop));
  });
});
