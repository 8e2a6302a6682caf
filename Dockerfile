# syntax=docker/dockerfile:1

# The bundle. Everything that only builds stays in this stage.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY bin bin
COPY schemas schemas
COPY scripts scripts
COPY src src
COPY tsconfig.json ./
RUN npm run build

# What runs: the packages that the bundle leaves outside. The image has its own Node 24, so the optional one is left out.
FROM node:24-slim AS packages
WORKDIR /zeta
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production ZETA_TARGET=local
WORKDIR /zeta
COPY --from=packages /zeta/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY --from=build /build/out out
COPY schemas schemas
RUN chmod 0755 bin/zeta && ln -s /zeta/bin/zeta /usr/local/bin/zeta

# This repository's own platform folder; mount another one over it to serve that.
WORKDIR /platform
COPY zeta.yaml ./
COPY cities cities
RUN mkdir .zeta /backups && chown -R node:node /platform /backups
USER node
VOLUME /platform/.zeta

# Webhooks. Health is behind the private door, which listens inside the container only.
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8081/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# The launcher hands its process over to Node, which so gets the SIGTERM of `docker stop` and ends within 10 s.
ENTRYPOINT ["zeta"]
CMD ["serve", "--host", "0.0.0.0"]
