import type { Sql } from '@local/chassis';

/** How many pieces of a product belong to orders already. */
export async function reservedQuantity(sql: Sql, product: string): Promise<number> {
  const [row] = await sql.query<{ reserved: string | null }>(
    'SELECT sum("quantity") AS "reserved" FROM "stock_reservation" WHERE "product" = $1',
    [product],
  );
  return Number(row?.reserved ?? 0);
}
