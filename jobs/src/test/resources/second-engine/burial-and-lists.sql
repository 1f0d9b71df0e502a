-- BURIAL, LISTS_ONE_TWO: no figures; reading 50. Held in every month in which an application counts.
INSERT INTO finding
SELECT world, month, benefit, family_id, person_id, coalesce(reason, 'PARAMETER_UNCONFIRMED'), amount, base, coefficient, 1, NULL
FROM claim
JOIN (FROM rate WHERE parameter = 'payment') USING (month, benefit)
WHERE benefit IN ('BURIAL', 'LISTS_ONE_TWO');
