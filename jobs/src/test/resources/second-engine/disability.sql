-- DISABILITY: D1; readings 1, 6, 25, 26, 31.
INSERT INTO finding
WITH ages AS (
    SELECT month,
        max(value) FILTER (parameter = 'under-7-until-age')::INTEGER AS small_until,
        max(value) FILTER (parameter = 'child-until-age')::INTEGER AS child_until
    FROM figure WHERE subject = 'DISABILITY' GROUP BY month
), rated AS (
    SELECT world, month, family_id, person_id,
        -- in the month of the birthday either is lawful
        disability_group = 0 AND is_under(birth_date, small_until, month)
            OR disability_group IN (1, 2, 3) AND is_at_least(birth_date, small_until, last_day) AS is_lawful,
        CASE WHEN is_under(birth_date, small_until, month) THEN 'child-under-7'
            WHEN is_under(birth_date, child_until, month) THEN 'child-7-18-group-' || disability_group
            ELSE replace(lower(cause), '_', '-') || '-group-' || disability_group
        END AS parameter
    FROM person
    JOIN ages USING (month)
    JOIN disability_level USING (world, month, family_id, person_id)
)
SELECT world, month, 'DISABILITY', family_id, person_id,
    CASE WHEN NOT is_lawful THEN 'FACT_IN_DOUBT'
        WHEN amount IS NULL THEN 'NO_RATE_FOR_CAUSE'
        ELSE reason END,
    CASE WHEN is_lawful THEN amount END, base, coefficient, 1, NULL
FROM rated
LEFT JOIN (FROM rate WHERE benefit = 'DISABILITY') USING (month, parameter);
