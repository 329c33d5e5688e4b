import os

SECRET_KEY = os.environ["SECRET_KEY"]
DATABASES = {"default": {"PASSWORD": os.getenv("DB_PASSWORD", ""), "HOST": "localhost"}}
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
PASSWORD_RESET_TIMEOUT = 3600
API_TOKEN_HEADER = "X-Api-Token"


def connect(user, password=None, token: str | None = None):
    password = password or read_secret("database/password")
    return f"postgresql://{user}:{password}@{os.environ['DB_HOST']}/tracker"
