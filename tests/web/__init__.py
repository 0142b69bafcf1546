"""The small web server: updates by webhook, health and figures."""
