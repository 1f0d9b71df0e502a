-- What a range came to lies in the row that says it is done: thousands of rows of their own, each with its key and its
-- reference to that row, took the database a quarter as long to add as the range's orders. A total is one place in all the
-- arrays.
ALTER TABLE done_range
    ADD outcomes        text[]     NOT NULL DEFAULT '{}',
    ADD benefits        smallint[] NOT NULL DEFAULT '{}',
    ADD months          date[]     NOT NULL DEFAULT '{}',
    ADD regions         text[]     NOT NULL DEFAULT '{}',
    ADD reasons         text[]     NOT NULL DEFAULT '{}',
    ADD counts          bigint[]   NOT NULL DEFAULT '{}',
    ADD without_amounts bigint[]   NOT NULL DEFAULT '{}',
    ADD amounts         bigint[]   NOT NULL DEFAULT '{}',       -- tiyn; amounts that are not known count as 0
    ADD quantities      bigint[]   NOT NULL DEFAULT '{}',
    -- two things that are asked of all runs, without their totals
    ADD held            bigint     NOT NULL DEFAULT 0,          -- outcomes
    ADD months_ordered  date[]     NOT NULL DEFAULT '{}';

UPDATE done_range d SET
    outcomes = t.outcomes, benefits = t.benefits, months = t.months, regions = t.regions, reasons = t.reasons,
    counts = t.counts, without_amounts = t.without_amounts, amounts = t.amounts, quantities = t.quantities,
    held = t.held, months_ordered = t.months_ordered
FROM (SELECT run_id, range, array_agg(outcome) AS outcomes, array_agg(benefit) AS benefits, array_agg(month) AS months,
             array_agg(region) AS regions, array_agg(reason) AS reasons, array_agg(count) AS counts,
             array_agg(without_amount) AS without_amounts, array_agg(amount) AS amounts, array_agg(quantity) AS quantities,
             coalesce(sum(count) FILTER (WHERE outcome = 'HELD'), 0) AS held,
             coalesce(array_agg(DISTINCT month) FILTER (WHERE outcome = 'ORDERED'), '{}') AS months_ordered
      FROM range_total GROUP BY run_id, range) t
WHERE t.run_id = d.run_id AND t.range = d.range;

-- without compression: to compress a range's totals takes longer than all else that is done with them
ALTER TABLE done_range
    ALTER outcomes DROP DEFAULT, ALTER outcomes SET STORAGE EXTERNAL,
    ALTER benefits DROP DEFAULT, ALTER benefits SET STORAGE EXTERNAL,
    ALTER months DROP DEFAULT, ALTER months SET STORAGE EXTERNAL,
    ALTER regions DROP DEFAULT, ALTER regions SET STORAGE EXTERNAL,
    ALTER reasons DROP DEFAULT, ALTER reasons SET STORAGE EXTERNAL,
    ALTER counts DROP DEFAULT, ALTER counts SET STORAGE EXTERNAL,
    ALTER without_amounts DROP DEFAULT, ALTER without_amounts SET STORAGE EXTERNAL,
    ALTER amounts DROP DEFAULT, ALTER amounts SET STORAGE EXTERNAL,
    ALTER quantities DROP DEFAULT, ALTER quantities SET STORAGE EXTERNAL,
    ALTER held DROP DEFAULT, ALTER months_ordered DROP DEFAULT,
    ADD CONSTRAINT totals_are_whole CHECK (
        cardinality(outcomes) = ALL (ARRAY[cardinality(benefits), cardinality(months), cardinality(regions),
                                           cardinality(reasons), cardinality(counts), cardinality(without_amounts),
                                           cardinality(amounts), cardinality(quantities)])
        AND array_position(outcomes, NULL) IS NULL AND array_position(benefits, NULL) IS NULL
        AND array_position(months, NULL) IS NULL AND array_position(regions, NULL) IS NULL
        AND array_position(reasons, NULL) IS NULL AND array_position(counts, NULL) IS NULL
        AND array_position(without_amounts, NULL) IS NULL AND array_position(amounts, NULL) IS NULL
        AND array_position(quantities, NULL) IS NULL);

DROP TABLE range_total;

CREATE VIEW range_total AS
SELECT run_id, range, t.outcome, t.benefit, t.month, t.region, t.reason, t.count, t.without_amount, t.amount, t.quantity
FROM done_range
CROSS JOIN LATERAL unnest(outcomes, benefits, months, regions, reasons, counts, without_amounts, amounts, quantities)
    AS t (outcome, benefit, month, region, reason, count, without_amount, amount, quantity);
