-- SURVIVOR: S1, X1; readings 44, 45. DISABILITY's findings are there already.
INSERT INTO finding
WITH ages AS (
    SELECT month,
        max(value) FILTER (parameter = 'child-until-age')::INTEGER AS child_until,
        max(value) FILTER (parameter = 'student-until-age')::INTEGER AS student_until,
        max(value) FILTER (parameter = 'one-allowance-from-age')::INTEGER AS one_allowance_from
    FROM figure WHERE subject = 'SURVIVOR' GROUP BY month
), draws_disability AS (
    SELECT world, month, family_id, person_id
    FROM outcome WHERE benefit = 'DISABILITY' AND state = 'ORDERED'
), dependants AS (
    SELECT world, month, family_id,
        count(*) FILTER (NOT both_parents) AS half_orphans, count(*) FILTER (both_parents) AS orphans
    FROM person
    JOIN ages USING (month)
    JOIN bereaved USING (world, month, family_id, person_id)
    LEFT JOIN studying s USING (world, month, family_id, person_id)
    LEFT JOIN disability_level USING (world, month, family_id, person_id)
    LEFT JOIN draws_disability d USING (world, month, family_id, person_id)
    WHERE (is_under(birth_date, child_until, month)
            OR s.person_id IS NOT NULL AND is_under(birth_date, student_until, month))
        AND NOT (d.person_id IS NOT NULL AND cause <> 'SINCE_CHILDHOOD' AND NOT is_under(birth_date, one_allowance_from, month))
    GROUP BY ALL
)
SELECT world, month, 'SURVIVOR', family_id, 0,
    first_of(CASE WHEN half_orphans > 0 THEN t.reason END, CASE WHEN orphans > 0 THEN o.reason END),
    CASE WHEN half_orphans > 0 THEN t.amount ELSE 0 END + orphans * CASE WHEN orphans > 0 THEN o.amount ELSE 0 END,
    o.base, CASE WHEN orphans = 0 THEN t.coefficient WHEN half_orphans = 0 THEN o.coefficient END,
    half_orphans + orphans, NULL
FROM dependants
LEFT JOIN (FROM rate WHERE benefit = 'SURVIVOR') t USING (month)
JOIN (FROM rate WHERE benefit = 'SURVIVOR' AND parameter = 'orphan-per-child') o USING (month)
WHERE t.parameter = CASE WHEN half_orphans >= 6 THEN 'dependants-6-and-more'
    WHEN half_orphans = 0 THEN 'orphan-per-child' ELSE 'dependants-' || half_orphans END;
