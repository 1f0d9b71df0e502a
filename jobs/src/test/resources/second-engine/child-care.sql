-- CHILD_CARE: B2; reading 49.
INSERT INTO finding
WITH infants AS (
    SELECT world, month, family_id, person_id,
        CASE WHEN birth_order >= 4 THEN 'fourth-and-later'
            WHEN birth_order >= 1 THEN ['first', 'second', 'third'][birth_order] END AS parameter
    FROM person
    JOIN (SELECT month, value::INTEGER AS until_months FROM figure
        WHERE subject = 'CHILD_CARE' AND parameter = 'until-months') USING (month)
    WHERE is_born_within(birth_date, until_months, month)
), insured_for AS (
    SELECT DISTINCT world, month, family_id, cared_person_id AS person_id FROM caring WHERE insured
)
SELECT world, month, 'CHILD_CARE', family_id, person_id,
    CASE WHEN i.person_id IS NOT NULL THEN 'INSURED_CARER'
        WHEN parameter IS NULL THEN 'BIRTH_ORDER_UNKNOWN'
        ELSE reason END,
    CASE WHEN i.person_id IS NULL THEN amount END, base, coefficient, 1, NULL
FROM infants
LEFT JOIN insured_for i USING (world, month, family_id, person_id)
LEFT JOIN (FROM rate WHERE benefit = 'CHILD_CARE') USING (month, parameter);
