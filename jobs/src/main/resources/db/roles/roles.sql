-- Tölem's roles. To be run by an administrator of the server, in the database of the ledger and in that of the registry;
-- may be run again. Roles belong to the whole server, so no migration makes them.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['tolem_reader', 'tolem_writer', 'tolem_approver', 'tolem_migrator'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- somebody else made it at this moment
        END;
    END LOOP;

    -- makes the schemas runs, ledger and batch, owns them, and grants the others their rights with: tolem migrate
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO tolem_migrator', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO tolem_reader, tolem_writer, tolem_approver', current_database());

    IF to_regnamespace('registry') IS NOT NULL THEN
        GRANT USAGE ON SCHEMA registry TO tolem_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA registry TO tolem_reader;
    END IF;
END
$$;

-- Then a user of its own for each who works with it, and never two of these roles for one person:
--   CREATE ROLE freezer LOGIN PASSWORD '…' IN ROLE tolem_reader;
--   CREATE ROLE runner LOGIN PASSWORD '…' IN ROLE tolem_writer;
--   CREATE ROLE approver LOGIN PASSWORD '…' IN ROLE tolem_approver;
--   CREATE ROLE migrator LOGIN PASSWORD '…' IN ROLE tolem_migrator;
