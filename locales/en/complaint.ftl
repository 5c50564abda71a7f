# A complaint: the form, the receipt, the list.
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
hidden-spam = spam
hidden-abuse = abuse
hidden-personal-data = somebody else’s personal data
hidden-unlawful = unlawful content

complaint-due = Reply due: { $date }
complaint-due-passed = The reply was due on { $date }
complaint-received = Received: { $date }
complaint-waits = Waits to be accepted, so its text is not shown yet
complaint-place-on-map = A place on the map
complaint-more = Show more
complaint-none = No public complaints yet.
complaint-none-filtered = No complaint fits these filters.
complaint-of-institution = Complaints about this institution
