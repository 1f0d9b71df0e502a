-- AWARDED_MOTHER: M1; readings 41, 42.
INSERT INTO finding
WITH award_rate AS (
    SELECT month, unnest(CASE parameter WHEN 'kumis-alqa' THEN ['KUMIS_ALQA']
            ELSE ['ALTYN_ALQA', 'MOTHER_HEROINE', 'MATERNAL_GLORY_1', 'MATERNAL_GLORY_2'] END) AS kind,
        {amount: amount, base: base, coefficient: coefficient, reason: reason} AS rate
    FROM rate WHERE benefit = 'AWARDED_MOTHER'
), best AS (
    -- a rate that can be ordered before one that cannot, then the larger
    SELECT world, month, family_id, person_id, bool_or(NOT is_kind_known) AS has_unknown_kind,
        first(rate ORDER BY rate.reason IS NOT NULL, rate.amount DESC NULLS LAST) FILTER (rate IS NOT NULL) AS rate
    FROM awarded
    SEMI JOIN person USING (world, month, family_id, person_id)
    LEFT JOIN award_rate USING (month, kind)
    GROUP BY ALL
), judged AS (
    SELECT *, has_unknown_kind AND coalesce(rate.amount < largest, true) AS is_in_doubt
    FROM best JOIN (SELECT month, max(rate.amount) AS largest FROM award_rate WHERE rate.reason IS NULL GROUP BY month)
        USING (month)
)
SELECT world, month, 'AWARDED_MOTHER', family_id, person_id,
    CASE WHEN is_in_doubt THEN 'FACT_IN_DOUBT' ELSE rate.reason END, CASE WHEN NOT is_in_doubt THEN rate.amount END,
    rate.base, rate.coefficient, 1, NULL
FROM judged
WHERE is_in_doubt OR rate IS NOT NULL;
