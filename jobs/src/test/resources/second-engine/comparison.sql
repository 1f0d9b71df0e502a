-- What the program's files say and what these rules say, in one form, to be subtracted from each other.
-- Given: tables program_orders, program_held, program_refused, program_unclaimed with the rows of the program's files.

-- a region that cannot be read is written as 00
CREATE VIEW family_in_files AS
SELECT family_id, CASE WHEN region IN (FROM known_region) THEN region ELSE '00' END AS region, district FROM registry.family;

CREATE VIEW orders_of_program AS
SELECT family_id, person_id, benefit, form, month, amount, base, coefficient, quantity, payee_id, payee_iin, iban, bic, region,
    district
FROM program_orders;

CREATE VIEW orders_of_rules AS
SELECT family_id, nullif(person_id, 0) AS person_id, benefit, form, month, amount, base, coefficient, quantity, payee_id,
    payee_iin, iban, bic, region, district
FROM answer JOIN family_in_files USING (family_id)
WHERE state = 'ORDERED';

CREATE VIEW held_of_program AS
SELECT family_id, person_id, benefit, month, region, district, amount, reason FROM program_held;
CREATE VIEW refused_of_program AS
SELECT family_id, person_id, benefit, month, region, district, amount, reason FROM program_refused;
CREATE VIEW unclaimed_of_program AS
SELECT family_id, person_id, benefit, month, region, district, amount, reason FROM program_unclaimed;

CREATE MACRO casework(wanted) AS TABLE
SELECT family_id, nullif(person_id, 0) AS person_id, benefit, month, region, district, amount, reason
FROM answer JOIN family_in_files USING (family_id)
WHERE state = wanted;

CREATE VIEW held_of_rules AS FROM casework('HELD');
CREATE VIEW refused_of_rules AS FROM casework('REFUSED');
CREATE VIEW unclaimed_of_rules AS FROM casework('UNCLAIMED');
