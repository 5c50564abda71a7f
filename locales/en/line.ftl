# A complaint in one line: topic, status, due day. The map, the pages and the desk all need it.
topic-landscaping = Landscaping
topic-roads = Roads
topic-social-facilities = Repair of social facilities
topic-e-ticketing = Electronic ticketing
topic-other = Other matters
status-received = Registered
status-accepted = With the institution
status-drafted = Reply drafted
status-answered = Replied
status-closed = Closed
complaint-due = Reply due: { $date }
complaint-due-passed = The reply was due on { $date }
complaint-waits = Waits to be accepted, so its text is not shown yet
complaint-place-on-map = A place on the map
complaint-hidden = Hidden
complaints-overdue = Overdue
