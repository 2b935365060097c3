# Two stages: the first installs from the lock, the second only runs. No compiler, no root, no embedded data.
FROM python:3.13-slim-bookworm AS build
WORKDIR /opt/convenant
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE alembic.ini ./
COPY app app
COPY migrations migrations
RUN /opt/venv/bin/pip install --no-deps --no-build-isolation --editable .

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin convenant \
  && install --directory --owner 10001 --mode 700 /var/lib/convenant
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/convenant /opt/convenant
WORKDIR /opt/convenant
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 CONVENANT_ENVIRONMENT=production
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=2)"]
CMD ["convenant", "serve", "--host", "0.0.0.0", "--port", "8000"]
