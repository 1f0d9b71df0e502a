-- What a benefit comes to in one world: G6, G10, G12. Each benefit's file adds to the findings, DISABILITY before SURVIVOR (X1).

-- person_id 0: for the family. reason null: due. Without a row: nothing due
CREATE TABLE finding (
    world INTEGER, month DATE, benefit VARCHAR, family_id BIGINT, person_id BIGINT, reason VARCHAR, amount DECIMAL(15, 2),
    base DECIMAL(15, 2), coefficient DECIMAL(9, 4), quantity INTEGER, form VARCHAR
);

-- G10, reading 27: offered where nobody applied, the amount only where nothing but a payee could hold it
CREATE VIEW outcome AS
SELECT world, month, benefit, family_id, person_id,
    CASE WHEN is_refusal(f.reason) THEN 'REFUSED'
        WHEN c.application_id IS NULL THEN 'UNCLAIMED'
        WHEN first_of(f.reason, payee_reason) IS NULL THEN 'ORDERED'
        ELSE 'HELD'
    END AS state,
    CASE state WHEN 'REFUSED' THEN f.reason WHEN 'HELD' THEN first_of(f.reason, payee_reason) END AS reason,
    CASE WHEN state = 'UNCLAIMED' AND f.reason IS NOT NULL THEN NULL ELSE amount END AS amount,
    base, coefficient, quantity, form, application_id, payee_id, payee_iin, iban, bic
FROM finding f
LEFT JOIN claim c USING (world, month, benefit, family_id, person_id)
WHERE c.application_id IS NOT NULL
    OR f.reason IS NULL
    OR f.reason IN ('PARAMETER_UNKNOWN', 'PARAMETER_UNCONFIRMED', 'BIRTH_ORDER_UNKNOWN', 'NO_RATE_FOR_CAUSE');
