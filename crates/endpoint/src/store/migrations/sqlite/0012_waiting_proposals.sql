-- What still waits for somebody, of proposals of all years: every desk asks for it each minute.
CREATE INDEX proposals_waiting ON proposals (sent, id) WHERE status IN ('sent', 'considered');
