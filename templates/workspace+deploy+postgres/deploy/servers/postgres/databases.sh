#!/bin/sh
# Makes a database for each name, and the two roles whose addresses are secrets: the owner, for migrations, and the application.
# Can be repeated: what is there stays, and gets the passwords of the secrets.
set -eu

PGPASSWORD=$(cat /run/secrets/postgres-password)
export PGPASSWORD PGHOST=postgres PGUSER=postgres

# postgres://role:password@host/database
role() { sed 's|.*//\([^:]*\):.*|\1|' "/run/secrets/$1"; }
password() { sed 's|.*:\([^@]*\)@.*|\1|' "/run/secrets/$1"; }
database() { sed 's|.*/||' "/run/secrets/$1"; }

for name; do
  APP=$(role "$name-database-url") APP_PASSWORD=$(password "$name-database-url") \
    OWNER=$(role "$name-migration-url") OWNER_PASSWORD=$(password "$name-migration-url") \
    DATABASE=$(database "$name-database-url") \
    psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --file "${0%/*}/databases.sql"
done
