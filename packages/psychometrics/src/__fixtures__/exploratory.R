# Makes exploratory.json: Rscript exploratory.R SPSS_27.RData > exploratory.json
# R 4.2.2, psych 2.2.9, GPArotation 2022.10-2, lavaan 0.6-14. SPSS_27.RData is data of EFAtools 1.0 (Grieder & Steiner 2022): output of SPSS 27 FACTOR.
suppressMessages({ library(psych); library(GPArotation); library(lavaan); library(jsonlite) })
load(commandArgs(TRUE)[1])
quiet <- function(e) suppressWarnings(suppressMessages(e))
bare <- function(m) unname(unclass(m)[, ])
set.seed(7)

spss <- lapply(SPSS_27[c("baseline", "IDS_2")], function(x)
  list(unrotated = unname(x$paf_load), varimax = unname(x$var_load), promax = unname(x$pro_load), phi = unname(x$pro_phi)))

# Nine tests of HolzingerSwineford1939, minres with three factors.
hs <- as.matrix(HolzingerSwineford1939[, 7:15])
A <- bare(quiet(fa(cor(hs), 3, n.obs = 301, rotate = "none"))$loadings)
h <- sqrt(rowSums(A^2))
V <- bare(varimax(A, eps = 1e-14)$loadings)
stats <- promax(V, m = 4)
U <- solve(stats$rotmat)
normal <- V / h
rownames(normal) <- paste0("x", 1:9)
psychs <- quiet(Promax(normal, m = 4))
promaxes <- list(
  stats = list(loadings = bare(stats$loadings), phi = U %*% t(U)),
  psych = list(loadings = bare(psychs$loadings) * h, phi = bare(psychs$Phi)))

best <- function(method, args, oblique, kaiser) {
  turn <- function(start, eps, steps) quiet(do.call(if (oblique) GPFoblq else GPForth,
    list(A, Tmat = start, normalize = kaiser, eps = eps, maxit = steps, method = method, methodArgs = args)))
  value <- function(z) z$Table[nrow(z$Table), 2]
  ends <- lapply(1:20, function(s) turn(if (s == 1) diag(3) else Random.Start(3), 1e-5, 1000))
  z <- turn(ends[[which.min(sapply(ends, value))]]$Th, 1e-11, 50000)
  list(loadings = bare(z$loadings), phi = if (oblique) unname(z$Phi) else diag(3), criterion = value(z))
}
rotations <- list(
  quartimax = best("quartimax", list(), FALSE, TRUE),
  parsimax = best("cf", list(kappa = 2 / 10), FALSE, TRUE),
  entropy = best("entropy", list(), FALSE, TRUE),
  "geomin-orthogonal" = best("geomin", list(delta = .01), FALSE, TRUE),
  "bentler-orthogonal" = best("bentler", list(), FALSE, TRUE),
  "bifactor-orthogonal" = best("bifactor", list(), FALSE, TRUE),
  oblimin = best("oblimin", list(gam = 0), TRUE, TRUE),
  geomin = best("geomin", list(delta = .01), TRUE, TRUE),
  infomax = best("infomax", list(), TRUE, TRUE))

# Six items of bfi, a third of the rows with missing answers.
items <- as.matrix(psych::bfi[, 1:6])
items <- items[c(1:40, which(rowSums(is.na(items)) > 0)[21:40]), ]
r <- cor(items, use = "pairwise")
f <- quiet(fa(r, 2, n.obs = 60))
missing <- list(
  data = unname(items),
  spearmanPairwise = unname(cor(items, use = "pairwise", method = "spearman")),
  spearmanListwise = unname(cor(items, use = "complete.obs", method = "spearman")),
  pearson = unname(r), loadings = bare(f$loadings), phi = bare(f$Phi), uniquenesses = unname(f$uniquenesses),
  scores = sapply(c("Thurstone", "tenBerge", "Anderson", "Bartlett", "Harman"), function(m) bare(quiet(factor.scores(items, f, method = m, rho = r))$scores), simplify = FALSE))

marks <- as.data.frame(psychTools::ability[c(1:60, 100:165), 1:5])
binary <- list(
  data = unname(as.matrix(marks)),
  phi = unname(cor(marks, use = "pairwise")),
  tetrachoric = unname(unclass(quiet(lavCor(marks, ordered = names(marks), missing = "pairwise"))[, ])),
  thresholds = unname(unlist(lavInspect(quiet(lavCor(marks, ordered = names(marks), missing = "pairwise", output = "fit")), "thresholds"))))

cat(toJSON(list(
  source = "exploratory.R beside: R 4.2.2, psych 2.2.9, GPArotation 2022.10-2, lavaan 0.6-14; SPSS 27 by way of EFAtools 1.0.",
  spss = spss, unrotated = A, promax = promaxes, kaiser = rotations, missing = missing, binary = binary),
  digits = I(15), na = "null", auto_unbox = TRUE))
