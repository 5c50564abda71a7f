# The public pages of complaints

