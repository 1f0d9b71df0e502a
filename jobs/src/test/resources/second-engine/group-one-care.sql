-- GROUP_ONE_CARE: E2; reading 43. The subject is the person cared for; where nobody applied, any carer.
INSERT INTO finding
SELECT DISTINCT p.world, p.month, 'GROUP_ONE_CARE', p.family_id, p.person_id, reason, amount, base, coefficient, 1, NULL::VARCHAR
FROM person p
JOIN disability_level USING (world, month, family_id, person_id)
LEFT JOIN (FROM claim WHERE benefit = 'GROUP_ONE_CARE') c USING (world, month, family_id, person_id)
JOIN caring
    ON caring.world = p.world AND caring.month = p.month AND caring.family_id = p.family_id AND cared_person_id = p.person_id
    AND (payee_id IS NULL OR caring.person_id = payee_id)
JOIN (FROM rate WHERE benefit = 'GROUP_ONE_CARE' AND parameter = 'per-person') r ON r.month = p.month
WHERE disability_group = 1;
