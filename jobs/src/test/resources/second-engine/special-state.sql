-- SPECIAL_STATE: P1; readings 41, 42.
INSERT INTO finding
WITH category AS (
    SELECT month, replace(upper(parameter), '-', '_') AS kind, amount, base, coefficient, reason
    FROM rate WHERE benefit = 'SPECIAL_STATE'
), ranked AS (
    -- a rate that can be ordered before one that cannot, then the largest
    SELECT world, month, family_id, person_id, is_kind_known, amount, base, coefficient, reason, category.kind AS category,
        bool_or(NOT is_kind_known) OVER one_person AS has_unknown_kind,
        row_number() OVER (PARTITION BY world, month, family_id, person_id
            ORDER BY category.kind IS NULL, reason IS NOT NULL, amount IS NULL, amount DESC) AS place
    FROM awarded
    SEMI JOIN person USING (world, month, family_id, person_id)
    LEFT JOIN category USING (month, kind)
    WINDOW one_person AS (PARTITION BY world, month, family_id, person_id)
), judged AS (
    SELECT *, has_unknown_kind AND coalesce(reason IS NOT NULL OR amount < largest, true) AS is_in_doubt
    FROM ranked JOIN (SELECT month, max(amount) AS largest FROM category WHERE reason IS NULL GROUP BY month) USING (month)
    WHERE place = 1
)
SELECT world, month, 'SPECIAL_STATE', family_id, person_id,
    CASE WHEN is_in_doubt THEN 'FACT_IN_DOUBT' ELSE reason END, CASE WHEN NOT is_in_doubt THEN amount END,
    base, coefficient, 1, NULL
FROM judged
WHERE is_in_doubt OR category IS NOT NULL;
