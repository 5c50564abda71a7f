-- The sweep that forgets old requests reads all of them once a day.
DROP INDEX requests_time;
