# syntax=docker/dockerfile:1

# An image of a platform folder as `zeta init` makes it: its cities, and the ZETA that its package-lock.json names.
# In that folder: docker build -f deploy/platform.Dockerfile -t shop-bots .
FROM node:24-slim AS packages
WORKDIR /zeta
COPY . .
# The image has its own Node 24, so the one that comes with ZETA is left out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
RUN find . -mindepth 1 -maxdepth 1 ! -name node_modules -exec rm -rf {} +

FROM node:24-slim
ENV NODE_ENV=production ZETA_TARGET=local
COPY --from=packages /zeta /zeta
RUN ln -s /zeta/node_modules/.bin/zeta /usr/local/bin/zeta
WORKDIR /platform
COPY . .
RUN mkdir .zeta /backups && chown -R node:node /platform /backups
USER node
VOLUME /platform/.zeta

EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8081/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["zeta"]
CMD ["serve", "--host", "0.0.0.0"]
