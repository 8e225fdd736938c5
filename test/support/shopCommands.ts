/** `test/fixtures/blueprints/grown-shop.yaml` as somebody comes to it: one service, then one thing after the other. */

export const shopSeed = `# An online shop.
schema: create-microservices/v1
system:
  name: shop
  description: An online shop
  teams:
    storefront: { members: 4 }
    ordering: { members: 5 }

platform:
  ci: github

services:
  catalog:
    context: what is sold, and how much of it is there
    team: storefront
    entities:
      # What is sold.
      Product:
        fields:
          sku: { type: string, unique: true, maxLength: 40, pattern: "^[A-Z0-9-]+$" }
          name: { type: string, maxLength: 200, index: true }
          description: { type: text, optional: true }
          priceCents: { type: integer, minimum: 0, index: true }
          currency: { type: string, pattern: "^[A-Z]{3}$", default: EUR }
          status: { type: enum, values: [draft, active, retired], default: draft, index: true }
`;

/** What was typed behind `create-microservices`, each word as the shell gives it. */
export const shopCommands: string[][] = [
  [
    ...['add', 'entity', 'catalog'],
    'StockItem(product:Product unique, onHand:integer minimum=0, reserved:integer minimum=0 default=0)',
  ],
  [
    ...['add', 'service', 'orders', '--context', 'the life of an order', '--team', 'ordering'],
    '--entities',
    `Order(customerId pii owner, status:pending|confirmed|cancelled index default=pending,
      currency pattern="^[A-Z]{3}$", totalCents:integer minimum=0, lines:OrderLine[],
      deliveryNote? pii maxLength=200, voucher? secret maxLength=40),
     OrderLine(productId:catalog.Product, quantity:integer minimum=1, priceCents:integer minimum=0) partOf=Order`,
  ],
  ['remove', 'operation', 'orders', 'createOrder'],
  // Nobody listens to what orders had by themselves.
  ...eventsOf('orders', 'order'),
  ['remove', 'operation', 'orders', 'listOrders'],
  ['remove', 'operation', 'orders', 'updateOrder'],
  ['remove', 'operation', 'orders', 'deleteOrder'],
  [
    ...['add', 'operation', 'orders'],
    'placeOrder(currency, totalCents:integer, lines:OrderLine[], deliveryNote? pii maxLength=200, voucher? secret maxLength=40)',
    ...[
      '--kind',
      'command',
      '--http',
      'POST /orders',
      '--auth',
      'orders:write',
      '--writes',
      'Order',
    ],
  ],
  [
    ...['add', 'operation', 'orders', 'cancelOrder', '--http', 'POST /orders/{id}/cancel'],
    ...['--writes', 'Order', '--idempotency', 'natural'],
  ],
  [
    ...['add', 'operation', 'orders', 'listMyOrders', '--http', 'GET /orders'],
    ...['--reads', 'Order', '--paging', 'cursor'],
  ],
  // What products have by themselves is written down as soon as there is something else.
  [
    ...['add', 'operation', 'catalog', 'changePrice(priceCents:integer, currency)'],
    ...['--http', 'PUT /products/{id}/price', '--writes', 'Product'],
  ],
  ...eventsOf('catalog', 'product'),
  ...eventsOf('catalog', 'stock-item'),
  ['remove', 'operation', 'catalog', 'updateProduct'],
  ['remove', 'operation', 'catalog', 'deleteProduct'],
  ['remove', 'operation', 'catalog', 'getProduct'],
  ['remove', 'operation', 'catalog', 'listProducts'],
  [
    ...['add', 'operation', 'catalog', 'activateProduct', '--http', 'POST /products/{id}/activate'],
    ...['--writes', 'Product', '--idempotency', 'natural'],
  ],
  [
    ...['add', 'operation', 'catalog', 'retireProduct', '--http', 'POST /products/{id}/retire'],
    ...['--writes', 'Product', '--idempotency', 'natural'],
  ],
  [
    ...['add', 'operation', 'catalog', 'getProduct', '--http', 'GET /products/{id}'],
    ...['--auth', 'anonymous', '--reads', 'Product'],
  ],
  [
    ...['add', 'operation', 'catalog', 'searchProducts', '--http', 'GET /products'],
    ...['--auth', 'anonymous', '--reads', 'Product', '--paging', 'cursor'],
  ],
  [
    ...[
      'add',
      'operation',
      'catalog',
      'getProductsByIds',
      '--input',
      'ids:uuid[]',
      '--kind',
      'query',
    ],
    ...[
      '--output',
      'Product[]',
      '--http',
      'POST /internal/products:batchGet',
      '--expose',
      'internal',
    ],
    ...['--auth', 'svc:orders', '--reads', 'Product', '--batch'],
  ],
  ['remove', 'operation', 'catalog', 'createStockItem'],
  ['remove', 'operation', 'catalog', 'getStockItem'],
  ['remove', 'operation', 'catalog', 'listStockItems'],
  ['remove', 'operation', 'catalog', 'updateStockItem'],
  ['remove', 'operation', 'catalog', 'deleteStockItem'],
  [
    'add',
    'operation',
    'catalog',
    'stockProduct',
    '--http',
    'POST /stock-items',
    '--writes',
    'StockItem',
  ],
  [
    'add',
    'operation',
    'catalog',
    'getStock',
    '--http',
    'GET /stock-items/{id}',
    '--reads',
    'StockItem',
  ],
  [
    ...['add', 'operation', 'catalog', 'listStock', '--http', 'GET /stock-items'],
    ...['--reads', 'StockItem', '--paging', 'cursor'],
  ],
  [
    ...['add', 'service', '--datastore', 'sqlite', '--team', 'storefront'],
    ...['--context', 'what customers say of products'],
    'reviews: Review(author pii owner, productId:catalog.Product index, rating:integer minimum=1 maximum=5 index)',
  ],
  ['add', 'field', 'reviews.Review', 'text:text?'],
  ['add', 'entity', 'reviews', 'Reply(review:Review, text:text)'],
  [
    ...['add', 'operation', 'orders', 'inspectOrder', '--http', 'GET /internal/orders/{id}'],
    ...['--expose', 'internal', '--auth', 'svc:reviews', '--reads', 'Order'],
  ],
];

function eventsOf(service: string, entity: string): string[][] {
  return ['created', 'updated', 'deleted'].map((what) => {
    return ['remove', 'event', service, `${entity}-${what}`, '--cascade'];
  });
}
