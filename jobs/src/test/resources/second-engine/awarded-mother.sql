-- AWARDED_MOTHER: M1; reading 41.
INSERT INTO finding
WITH award_rate AS (
    SELECT month, unnest(CASE parameter WHEN 'kumis-alqa' THEN ['KUMIS_ALQA']
            ELSE ['ALTYN_ALQA', 'MOTHER_HEROINE', 'MATERNAL_GLORY_1', 'MATERNAL_GLORY_2'] END) AS kind,
        amount, base, coefficient, reason
    FROM rate WHERE benefit = 'AWARDED_MOTHER'
), best AS (
    SELECT world, month, family_id, person_id, bool_or(NOT is_kind_known) AS has_unknown_kind,
        max(amount) AS amount, max_by(base, amount) AS base, max_by(coefficient, amount) AS coefficient,
        max_by(reason, amount) AS reason
    FROM awarded
    SEMI JOIN person USING (world, month, family_id, person_id)
    LEFT JOIN award_rate USING (month, kind)
    GROUP BY ALL
), judged AS (
    SELECT *, has_unknown_kind AND coalesce(amount < largest, true) AS is_in_doubt
    FROM best JOIN (SELECT month, max(amount) AS largest FROM award_rate GROUP BY month) USING (month)
)
SELECT world, month, 'AWARDED_MOTHER', family_id, person_id,
    CASE WHEN is_in_doubt THEN 'FACT_IN_DOUBT' ELSE reason END, CASE WHEN NOT is_in_doubt THEN amount END,
    base, coefficient, 1, NULL
FROM judged
WHERE is_in_doubt OR amount IS NOT NULL;
