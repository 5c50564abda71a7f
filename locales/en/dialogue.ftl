# The dialogue on a complaint: the complainant’s page and the form

