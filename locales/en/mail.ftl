# Mails

