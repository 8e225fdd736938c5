import type { RuleId } from '../../src/boundaries/ruleIds.ts';

/** A finding on a well-known system, and why it is right to say it there. */
export interface Expected {
  rule: RuleId;
  place: string;
  argument: string;
}

const pays: Omit<Expected, 'place'> = {
  rule: 'TX001',
  argument:
    'True: the card is charged before the parcel is sent, and a parcel that cannot be sent leaves the charge. The demo has no undo.',
};

/** What is found on each system, in the order of its file; nothing on those that are not named. */
export const expected: Record<string, Expected[]> = {
  'online-boutique': [
    {
      rule: 'BND002',
      place: 'charging',
      argument:
        'True as described: a mock with one method that checkout alone calls. A real one would be kept apart for its rules on card data, with an exception that says so.',
    },
    {
      rule: 'BND002',
      place: 'email',
      argument:
        'True: one method, one caller, no data of its own. A message would do, and no service.',
    },
    {
      rule: 'SYNC003',
      place: 'checkout.placeOrder',
      argument:
        'True: a checkout waits for six services, and its issue tracker has the delays of one passed on to all.',
    },
    {
      rule: 'SYNC004',
      place: 'checkout.placeOrder',
      argument: 'True: the checkout asks the catalogue for each item of the cart in a loop.',
    },
    { ...pays, place: 'checkout.placeOrder' },
  ],
  'opentelemetry-demo': [
    {
      rule: 'SYNC003',
      place: 'checkout.placeOrder',
      argument: 'True: the same checkout, with one service more to wait for.',
    },
    {
      rule: 'SYNC004',
      place: 'checkout.placeOrder',
      argument: 'True: the same loop over the cart.',
    },
    { ...pays, place: 'checkout.placeOrder' },
    {
      rule: 'BND002',
      place: 'charging',
      argument:
        'True, as in Online Boutique. Here it is on purpose: more services, more telemetry.',
    },
    {
      rule: 'BND002',
      place: 'shipping',
      argument: 'True: it makes tracking numbers for one caller.',
    },
    { rule: 'BND002', place: 'email', argument: 'True, as in Online Boutique.' },
  ],
  'sock-shop': [
    {
      rule: 'SEC001',
      place: 'users.register',
      argument:
        'Right to ask: a sign-up is open for a reason, and that reason belongs into an exception beside what limits it.',
    },
    {
      rule: 'SYNC003',
      place: 'orders.placeOrder',
      argument: 'True: four services have to be up for an order, which is why its timeout is 5 s.',
    },
    {
      rule: 'SYNC008',
      place: 'orders.placeOrder',
      argument: 'True: customer, address and card are three requests to one service for one order.',
    },
    { ...pays, place: 'orders.placeOrder' },
    {
      rule: 'BND002',
      place: 'charging',
      argument: 'True: one method that compares an amount with a limit, for one caller.',
    },
  ],
  petclinic: [
    {
      rule: 'SEC001',
      place: 'petclinic',
      argument:
        'True: the sample has no security, and says so; everybody can change every owner. Told once.',
    },
    {
      rule: 'SEC004',
      place: 'petclinic',
      argument:
        'True, for the same reason: where owners live, and their telephone numbers, are there for anybody. Told once as well.',
    },
  ],
};
