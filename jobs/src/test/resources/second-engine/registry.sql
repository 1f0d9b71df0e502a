-- The registry's tables, filled with CSV that PostgreSQL wrote; and the law's entries. Times of day are of no interest
-- but for recorded_at (G3).

CREATE SCHEMA registry;

CREATE TABLE registry.family (
    family_id BIGINT, region VARCHAR, district VARCHAR, dwelling_id BIGINT, wellbeing_level SMALLINT
);
CREATE TABLE registry.member (
    family_id BIGINT, person_id BIGINT, iin VARCHAR, birth_date DATE, death_date DATE, sex VARCHAR, role VARCHAR,
    residence VARCHAR, birth_order SMALLINT, from_date DATE, to_date DATE, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.income (
    family_id BIGINT, person_id BIGINT, month DATE, kind VARCHAR, amount DECIMAL(14, 2), recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.disability (
    family_id BIGINT, person_id BIGINT, disability_group SMALLINT, cause VARCHAR, from_date DATE, to_date DATE,
    recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.study (
    family_id BIGINT, person_id BIGINT, from_date DATE, to_date DATE, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.incapacity (
    family_id BIGINT, person_id BIGINT, from_date DATE, to_date DATE, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.care (
    family_id BIGINT, person_id BIGINT, cared_person_id BIGINT, insured BOOLEAN, from_date DATE, to_date DATE,
    recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.award (
    family_id BIGINT, person_id BIGINT, kind VARCHAR, from_date DATE, to_date DATE, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.breadwinner_loss (
    family_id BIGINT, person_id BIGINT, both_parents BOOLEAN, from_date DATE, to_date DATE, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.application (
    application_id BIGINT, family_id BIGINT, person_id BIGINT, applicant_id BIGINT, benefit VARCHAR, applied_on DATE,
    ended_on DATE, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.tsa_case (
    application_id BIGINT, family_id BIGINT, conclusion VARCHAR, contract_from DATE, contract_to DATE, breached_on DATE,
    excess_property BOOLEAN, recorded_at TIMESTAMPTZ
);
CREATE TABLE registry.account (
    family_id BIGINT, person_id BIGINT, iban VARCHAR, bic VARCHAR, from_date DATE, to_date DATE, recorded_at TIMESTAMPTZ
);

-- value as the law files write it; null where no figure is known. to_date null: open
CREATE TABLE law (
    subject VARCHAR, parameter VARCHAR, region VARCHAR, unit VARCHAR, value VARCHAR, from_date DATE, to_date DATE,
    status VARCHAR
);
