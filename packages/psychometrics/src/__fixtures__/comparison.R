# Makes comparison.json: Rscript comparison.R > comparison.json
# R 4.2.2, BradleyTerry2 1.1-2, brglm 0.7.2, clubSandwich. Data of BradleyTerry2: baseball (Agresti 2002, American League 1987), citations (Stigler 1994).
suppressMessages({ library(BradleyTerry2); library(brglm); library(clubSandwich); library(jsonlite) })
data(baseball); data(citations)
teams <- levels(baseball$home.team)
home <- with(baseball, data.frame(first = as.integer(home.team), second = as.integer(away.team), wins = home.wins, losses = away.wins))
cit <- countsToBinomial(citations)
journals <- levels(cit$player1)
papers <- data.frame(first = as.integer(cit$player1), second = as.integer(cit$player2), wins = cit$win1, losses = cit$win2)
# One team wins all of its games.
always <- home; hit <- always$first == 1; always$wins[hit] <- always$wins[hit] + always$losses[hit]; always$losses[hit] <- 0
hit <- always$second == 1; always$losses[hit] <- always$losses[hit] + always$wins[hit]; always$wins[hit] <- 0

design <- function(d, k) { x <- matrix(0, nrow(d), k); for (i in seq_len(nrow(d))) { x[i, d$first[i]] <- 1; x[i, d$second[i]] <- -1 }; x }
tell <- function(d, k, order, link, br) {
  x <- design(d, k)[, -1]; if (order) x <- cbind(x, 1)
  y <- cbind(d$wins, d$losses)
  f <- if (br) brglm(y ~ x - 1, family = binomial(link), control.brglm = brglm.control(br.epsilon = 1e-13, br.maxit = 5000)) else
    glm(y ~ x - 1, family = binomial(link), epsilon = 1e-14, maxit = 200)
  b <- coef(f); V <- vcov(f); p <- k - 1
  C <- rbind(0, diag(p)) - 1 / k * matrix(1, k, p)
  mu <- fitted(f)
  list(abilities = as.vector(C %*% b[1:p]), se = sqrt(diag(C %*% V[1:p, 1:p] %*% t(C))),
    order = if (order) unname(b[k]) else NULL, orderSe = if (order) sqrt(V[k, k]) else NULL,
    logLikelihood = sum(ifelse(d$wins > 0, d$wins * log(mu), 0) + ifelse(d$losses > 0, d$losses * log(1 - mu), 0)),
    deviance = deviance(glm(y ~ offset(drop(x %*% b)) - 1, family = binomial(link))), pearson = sum((d$wins - (d$wins + d$losses) * mu)^2 / ((d$wins + d$losses) * mu * (1 - mu))))
}
bt <- BTm(cbind(home.wins, away.wins), data.frame(team = home.team, at = 1), data.frame(team = away.team, at = 0), ~ team + at, id = "team", data = baseball, epsilon = 1e-14)

# Games between two teams, either home, as one cluster: CR2 of the working regression of the model with the home effect.
x <- cbind(design(home, 7)[, -1], 1)
f <- glm(cbind(home$wins, home$losses) ~ x - 1, family = binomial, epsilon = 1e-14)
w <- f$weights; z <- f$linear.predictors + residuals(f, "working")
cl <- pmin(home$first, home$second) * 10 + pmax(home$first, home$second)
# Centred abilities as coefficients: sum coding, once without the last team, once without the first.
sumcode <- function(out) { X <- design(home, 7); X <- X[, -out] - X[, out]; cbind(X, 1) }
robust <- function(out) { X <- sqrt(w) * sumcode(out); Y <- sqrt(w) * z; g <- lm(Y ~ X - 1); coef_test(g, vcovCR(g, cl, "CR2"), test = "Satterthwaite") }
r7 <- robust(7); r1 <- robust(1)
out <- list(
  baseball = home, citations = papers, always = always,
  btm = list(coefficients = unname(coef(bt)), se = unname(sqrt(diag(vcov(bt))))),
  logit = tell(home, 7, FALSE, "logit", FALSE), logitOrder = tell(home, 7, TRUE, "logit", FALSE),
  probit = tell(home, 7, FALSE, "probit", FALSE), probitOrder = tell(home, 7, TRUE, "probit", FALSE),
  firth = tell(home, 7, TRUE, "logit", TRUE), firthProbit = tell(home, 7, TRUE, "probit", TRUE),
  firthAlways = tell(always, 7, TRUE, "logit", TRUE), papers = tell(papers, 4, FALSE, "logit", FALSE),
  clusters = list(labels = cl, se = c(r7$SE[1:6], r1$SE[6], r7$SE[7]), df = c(r7$df[1:6], r1$df[6], r7$df[7])))
cat(toJSON(out, digits = 12, auto_unbox = TRUE, pretty = FALSE))
