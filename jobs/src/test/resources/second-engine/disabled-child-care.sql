-- DISABLED_CHILD_CARE: E1. A group that does not go with the age does not hold it (D1).
INSERT INTO finding
SELECT world, month, 'DISABLED_CHILD_CARE', family_id, person_id, reason, amount, base, coefficient, 1, NULL
FROM person
SEMI JOIN disability_level USING (world, month, family_id, person_id)
JOIN (SELECT month, value::INTEGER AS child_until FROM figure
    WHERE subject = 'DISABLED_CHILD_CARE' AND parameter = 'child-until-age') USING (month)
JOIN (FROM rate WHERE benefit = 'DISABLED_CHILD_CARE' AND parameter = 'per-child') USING (month)
WHERE is_under(birth_date, child_until, month);
