-- BURIAL, LISTS_ONE_TWO: no figures; reading 50. Held in every month in which an application counts, whoever the subject is;
-- X4: his or her own benefits.
INSERT INTO finding
SELECT world, month, benefit, c.family_id, c.person_id,
    CASE WHEN subject.doubt > 0 THEN 'MEMBER_IN_DOUBT' ELSE coalesce(reason, 'PARAMETER_UNCONFIRMED') END,
    NULL, base, coefficient, 1, NULL
FROM claim c
JOIN (FROM rate WHERE parameter = 'payment') USING (month, benefit)
LEFT JOIN payee_record subject ON subject.family_id = c.family_id AND subject.person_id = c.person_id
WHERE benefit IN ('BURIAL', 'LISTS_ONE_TWO');
