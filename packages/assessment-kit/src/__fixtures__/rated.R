# Ratings and what R makes of them: Rscript rated.R > rated.json (R 4.2.2, psych 2.2.9, jsonlite).
# 12 models × 6 stems (i1 to i3 of one subdimension, i4 to i6 of the other) × 2 replicates × 3 raters, whole numbers from 0 to 6.
suppressMessages({ library(psych); library(jsonlite) })
set.seed(42)
d <- expand.grid(rater = 1:3, replicate = 0:1, stem = 1:6, model = 1:12)
m <- rnorm(12, 0, .9); s <- rnorm(6, 0, .7); ms <- matrix(rnorm(72, 0, .5), 12); r <- c(-.5, 0, .6)
cell <- paste(d$model, d$stem, d$replicate); answer <- setNames(rnorm(144, 0, .6), unique(cell))
d$score <- pmin(6, pmax(0, round(3.2 + m[d$model] + s[d$stem] + ms[cbind(d$model, d$stem)] + r[d$rater] + answer[cell] + rnorm(nrow(d), 0, .4))))
rows <- tapply(d$score, list(d$model, d$stem), mean)

# Model 1: stems inside two strata, raters from the stem × rater table.
one <- aggregate(score ~ stem + rater, d[d$model == 1, ], mean)
ms1 <- anova(aov(score ~ factor(stem) + factor(rater), one))$`Mean Sq`
strata <- sapply(list(1:3, 4:6), function(h) (.5)^2 * var(rows[1, h]) / 3)
parts <- c(strata, ms1[2] / 18, ms1[3] / 18)
total <- sum(strata) + (ms1[2] - ms1[3]) / 18
df <- total^2 / sum(parts^2 / c(2, 2, 2, 10))
alpha <- suppressMessages(suppressWarnings(psych::alpha(rows)))
parcels <- cbind(rows[, 1] + rows[, 5], rows[, 2] + rows[, 6], rows[, 3], rows[, 4])
fa <- factanal(covmat = cov(parcels), factors = 1, n.obs = 12, control = list(opt = list(factr = 1e2)))
l <- sum(fa$loadings * apply(parcels, 2, sd)); u <- sum(fa$uniquenesses * apply(parcels, 2, var))
twice <- tapply(d$score, list(d$model, d$replicate), mean)
icc <- suppressMessages(psych::ICC(twice, lmer = FALSE))$results
single <- tapply(d$score, list(paste(d$model, d$replicate), d$stem), mean)
model <- sub(" .*", "", rownames(single))
centred <- apply(single, 2, function(x) x - ave(x, model))
k <- 6; cv <- cov(centred)
raters <- tapply(d$score, list(cell, d$rater), mean)
agree <- suppressMessages(psych::ICC(raters, lmer = FALSE))$results
answers <- aggregate(score ~ model + stem + replicate, d, mean)
cat(toJSON(list(
  score = unname(split(d$score, d$model)),
  modelOne = list(mean = mean(rows[1, ]), standardError = sqrt(total), df = df, reach = qt(.975, df) * sqrt(total),
    effectiveN = var(answers$score[answers$model == 1]) / total),
  alpha = alpha$total$raw_alpha, itemRest = alpha$item.stats$r.drop, itemMean = unname(colMeans(rows)), itemSd = unname(apply(rows, 2, sd)),
  omegaTotal = l^2 / (l^2 + u),
  forms = cor(rowMeans(rows[, c(1, 3, 5)]), rowMeans(rows[, c(2, 4, 6)])),
  retest = cor(twice)[1, 2], retestIcc = icc$ICC[2], settingsIcc = icc$ICC[1],
  withinAlpha = k / (k - 1) * (1 - sum(diag(cv)) / sum(cv)),
  raters = list(icc21 = agree$ICC[2], icc2k = agree$ICC[5])
), auto_unbox = TRUE, digits = 10))
