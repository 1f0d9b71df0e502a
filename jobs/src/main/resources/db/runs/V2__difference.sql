-- A run is compared with the run that was published last when it began: what is unchanged since then is not calculated again.
ALTER TABLE run
    ADD COLUMN previous_run_id integer REFERENCES run,
    ADD COLUMN program_digest  text;                 -- of the classes that calculate; 'several' when a relaunch used others

COMMENT ON COLUMN run.first_month IS 'first month that is calculated: before the quarter, where there may be arrears';
COMMENT ON COLUMN planned_range.tsa_regions IS
    'where families applied for TSA: region/first month of the quarter, joined by commas, for example 15/2025-10,15/2026-01';
