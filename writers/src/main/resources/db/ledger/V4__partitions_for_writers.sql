-- Who adds orders need not own the ledger: making a partition is the one thing that its owner does for them.
ALTER FUNCTION ledger.ensure_partition(date) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE EXECUTE ON FUNCTION ledger.ensure_partition(date) FROM PUBLIC;
