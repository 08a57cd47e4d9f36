/**
 * Irregular forms and their base forms, "form:base", one list per part of speech. Taken from the exception lists noun.exc, verb.exc, adj.exc
 * and adv.exc of WordNet 3.0 (© 2006 Princeton University; see NOTICE), less the phrases, the forms that the regular rules find, and
 * the base forms that WordNet 3.1 does not hold.
 */
export const EXCEPTIONS = {
  noun: `
aardwolves:aardwolf abaci:abacus abscissae:abscissa acanthi:acanthus acari:acarus acciaccature:acciaccatura acetabula:acetabulum
aciculae:acicula acini:acinus acre-feet:acre-foot acromia:acromion actiniae:actinia actinozoa:actinozoan addenda:addendum
adenocarcinomata:adenocarcinoma adenomata:adenoma adieux:adieu aecia:aecium agnomina:agnomen agones:agon agorae:agora agouties:agouti
aides-de-camp:aide-de-camp aides-memoire:aide-memoire alae:ala alewives:alewife alkalies:alkali alluvia:alluvium altocumuli:altocumulus
altostrati:altostratus alulae:alula alumnae:alumna alumni:alumnus alveoli:alveolus amanuenses:amanuensis ambulacra:ambulacrum amebae:ameba
amnia:amnion amniocenteses:amniocentesis amoebae:amoeba amoebiases:amoebiasis amoraim:amora amphimixes:amphimixis amphioxi:amphioxus
amphisbaenae:amphisbaena amphorae:amphora ampullae:ampulla amygdalae:amygdala anacolutha:anacoluthon analyses:analysis anamneses:anamnesis
anamorphoses:anamorphosis anastomoses:anastomosis androecia:androecium andtheridia:antheridium angiomata:angioma animalcula:animalculum
anlagen:anlage annuli:annulus antefixa:antefix antennae:antenna antheridia:antheridium anthozoa:anthozoan anthraces:anthrax
antiheroes:antihero antisera:antiserum antitheses:antithesis antra:antrum aortae:aorta aphelia:aphelion aphides:aphis apices:apex
apomixes:apomixis aponeuroses:aponeurosis apophyses:apophysis aposiopeses:aposiopesis apothecia:apothecium apotheoses:apotheosis
appendices:appendix appoggiature:appoggiatura apsides:apsis aquae:aqua aquaria:aquarium araglis:argali arboreta:arboretum arcana:arcanum
archegonia:archegonium archesporia:archesporium archipelagoes:archipelago arcs-boutants:arc-boutant areolae:areola ariette:arietta
aristae:arista armamentaria:armamentarium artal:rotl artel:rotl arterioscleroses:arteriosclerosis asceses:ascesis asci:ascus ashes:ash
ashkenazim:ashkenazi aspergilli:aspergillus aspergilloses:aspergillosis aspersoria:aspersorium assegais:assagai astragali:astragalus
asyndeta:asyndeton atheromata:atheroma atheroscleroses:atherosclerosis atria:atrium auditoria:auditorium aurae:aura aurar:eyrir
auriculae:auricula aurorae:aurora auspices:auspex autocatalyses:autocatalysis autochthones:autochthon automata:automaton
autos-da-fe:auto-da-fe avitaminoses:avitaminosis axes:ax axillae:axilla bacchantes:bacchant bacilli:bacillus bacteriostases:bacteriostasis
bains-marie:bain-marie ballistae:ballista bambini:bambino bandeaux:bandeau banditti:bandit bani:ban banjoes:banjo barramundies:barramundi
basidia:basidium basileis:basileus bassi:basso bastinadoes:bastinado beaux:beau beeves:beef bibliothecae:bibliotheca
bicennaries:bicentenary bijoux:bijou bimboes:bimbo blackfeet:blackfoot blastemata:blastema blastulae:blastula boleti:boletus
bolivares:bolivar bolsheviki:bolshevik bongoes:bongo bonitoes:bonito booklice:booklouse bookshelves:bookshelf boraces:borax
brachia:brachium brainchildren:brainchild branchiae:branchia bravadoes:bravado bravoes:bravo bregmata:bregma brethren:brother
bronchi:bronchus brothers-in-law:brother-in-law bryozoa:bryozoan buboes:bubo buckteeth:bucktooth buffaloes:buffalo bullae:bulla
bureaux:bureau bursae:bursa busses:bus byssi:byssus cacti:cactus caducei:caduceus caeca:caecum caesurae:caesura calami:calamus calces:calx
calculi:calculus calicoes:calico calli:callus calves:calf calyces:calyx cambia:cambium camerae:camera canaliculi:canaliculus
candelabra:candelabrum canthi:canthus capita:caput capitula:capitulum capricci:capriccio carbonadoes:carbonado carcinomata:carcinoma
cargoes:cargo carides:caryatid carinae:carina caroli:carolus carpi:carpus caryopses:caryopsis caryopsides:caryopsis castrati:castrato
catalyses:catalysis catenae:catena cathexes:cathexis cattaloes:cattalo caudices:caudex cavetti:cavetto ceca:cecum cembali:cembalo
centesimi:centesimo centra:centrum cercariae:cercaria cercariiae:cercaria cerebella:cerebellum cerebra:cerebrum cervices:cervix
chaetae:chaeta chalazae:chalaza challoth:hallah chapaties:chapati chapatties:chapatti chapeaux:chapeau chasidim:chasid chassidim:chassid
chateaux:chateau chelae:chela chelicerae:chelicera cherubim:cherub chevaux-de-frise:cheval-de-frise chiasmata:chiasma chiasmi:chiasmus
children:child chillies:chilli chlamydes:chlamys chondromata:chondroma choragi:choragus choux:chou chrysalides:chrysalis cicadae:cicada
cicale:cicala cicatrices:cicatrix ciceroni:cicerone cilia:cilium cimices:cimex cineraria:cinerarium cingula:cingulum cirri:cirrus
cirrocumuli:cirrocumulus cirrostrati:cirrostratus ciscoes:cisco cisternae:cisterna claroes:claro clepsydrae:clepsydra cloacae:cloaca
clostridia:clostridium cloverleaves:cloverleaf clypei:clypeus coagula:coagulum cocci:coccus coccyges:coccyx cochleae:cochlea codices:codex
coelentera:coelenteron cognomina:cognomen cola:colon colloquia:colloquium collyria:collyrium colones:colon colossi:colossus
columbaria:columbarium columellae:columella comae:coma comatulae:comatula comedones:comedo commandoes:commando concerti:concerto
conchae:concha confervae:conferva congii:congius conidia:conidium conjunctivae:conjunctiva conquistadores:conquistador
consortia:consortium continua:continuum contralti:contralto convolvuli:convolvulus copulae:copula coria:corium corneae:cornea cornua:cornu
coronae:corona corpora:corpus corrigenda:corrigendum cortices:cortex cortinae:cortina costae:costa coxae:coxa crania:cranium
credenda:credendum crematoria:crematorium crescendi:crescendo crises:crisis criteria:criterion cruces:crux crura:crus crying:cry
cryings:cry ctenidia:ctenidium culices:culex culti:cultus cumuli:cumulus cumulonimbi:cumulonimbus curiae:curia curricula:curriculum
cutes:cutis cuticulae:cuticula cyclopes:cyclops cycloses:cyclosis cylices:cylix cylikes:cylix cymae:cyma cymatia:cymatium dadoes:dado
dagoes:dago data:datum daughters-in-law:daughter-in-law decennia:decennium deciduae:decidua delphinia:delphinium dermatoses:dermatosis
desiderata:desideratum desperadoes:desperado diaereses:diaeresis diaerses:diaeresis diagnoses:diagnosis dialyses:dialysis
diaphyses:diaphysis diarthroses:diarthrosis diastases:diastasis diastemata:diastema diathses:diathesis dibbukkim:dibbuk dicta:dictum
didoes:dido diereses:dieresis dieses:diesis differentiae:differentia dilettanti:dilettante dingoes:dingo diplococci:diplococcus
disci:discus dive:diva diverticula:diverticulum divertimenti:divertimento djinn:djinni dodoes:dodo dogmata:dogma dogteeth:dogtooth
domatia:domatium dominoes:domino dormice:dormouse dorsa:dorsum drachmae:drachma drawknives:drawknife drosophilae:drosophila dryades:dryad
dui:duo duona:duodenum duonas:duodenum dwarves:dwarf dybbukkim:dybbuk ecchymoses:ecchymosis ecdyses:ecdysis echidnae:echidna
echini:echinus echinococci:echinococcus echoes:echo ectozoa:ectozoan eddoes:eddo edemata:edema effluvia:effluvium eisegeses:eisegesis
eisteddfodau:eisteddfod ellipses:ellipsis elves:elf elytra:elytron embargoes:embargo emboli:embolus emphases:emphasis emporia:emporium
enarthroses:enarthrosis encephala:encephalon encephalitides:encephalitis enchiridia:enchiridion enchondromata:enchondroma encomia:encomium
endamebae:endameba endamoebae:endamoeba endocardia:endocardium endocrania:endocranium endometria:endometrium endostea:endosteum
endothelia:endothelium endozoa:endozoan enemata:enema entases:entasis entera:enteron entozoa:entozoan epentheses:epenthesis
ephemera:ephemeron ephemerae:ephemera ephemerides:ephemeris epicalyces:epicalyx epicanthi:epicanthus epicardia:epicardium
epididymides:epididymis epigastria:epigastrium epiglottides:epiglottis epiphenomena:epiphenomenon epiphyses:epiphysis epithelia:epithelium
epitheliomata:epithelioma epizoa:epizoan equilibria:equilibrium equiseta:equisetum eringoes:eringo errata:erratum eryngoes:eryngo
esophagi:esophagus etyma:etymon eucalypti:eucalyptus exanthemata:exanthema executrices:executrix exegeses:exegesis exordia:exordium
exostoses:exostosis extrema:extremum eyeteeth:eyetooth faciae:facia faculae:facula famuli:famulus farragoes:farrago fasciae:fascia
fasciculi:fasciculus fathers-in-law:father-in-law fatsoes:fatso faunae:fauna feculae:fecula feet:foot fellaheen:fellah fellahin:fellah
femora:femur fenestellae:fenestella fenestrae:fenestra feriae:feria fermate:fermata festschriften:festschrift fezzes:fez fiascoes:fiasco
fibromata:fibroma fibulae:fibula fieldmice:fieldmouse fila:filum filariiae:filaria fimbriae:fimbria fishwives:fishwife fistulae:fistula
flagella:flagellum flagstaves:flagstaff flambeaux:flambeau flamines:flamen flamingoes:flamingo flatfeet:flatfoot
fleurs-de-lis:fleur-de-lis fleurs-de-lys:fleur-de-lys florae:flora florilegia:florilegium flyleaves:flyleaf foci:focus folia:folium
fora:forum foramina:foramen forefeet:forefoot formulae:formula fornices:fornix fossae:fossa foveae:fovea frauen:frau frescoes:fresco
fricandeaux:fricandeau frijoles:frijol frusta:frustum fuci:fucus fulcra:fulcrum fundi:fundus fungi:fungus funiculi:funiculus
furculae:furcula galeae:galea gametangia:gametangium gametoecia:gametoecium ganglia:ganglion gasses:gas gastrulae:gastrula gateaux:gateau
gazeboes:gazebo geckoes:gecko geese:goose gelsemia:gelsemium gemboks:gemsbok gembucks:gemsbuck gemmae:gemma genera:genus geneses:genesis
genii:genius gentes:gens gentlemen-at-arms:gentleman-at-arms genua:genu gestalten:gestalt ghettoes:ghetto gingivae:gingiva gingkoes:gingko
ginglymi:ginglymus ginkgoes:ginkgo glabellae:glabella gladioli:gladiolus glandes:glans gliomata:glioma glissandi:glissando
globigerinae:globigerina glochidcia:glochidium glochidia:glochidium glomeruli:glomerulus glossae:glossa glottides:glottis glutei:gluteus
gnoses:gnosis godchildren:godchild goes:go goings-over:going-over gonia:gonion gonococci:gonococcus goyim:goy grafen:graf
graffiti:graffito grandchildren:grandchild grants-in-aid:grant-in-aid granulomata:granuloma groszy:grosz grottoes:grotto gummata:gumma
gymnasia:gymnasium gynoecea:gynoecium gynoecia:gynoecium gyri:gyrus hadjes:hadj haematolyses:haematolysis haematomata:haematoma
haemodialyses:haemodialysis haemolyses:haemolysis haemoptyses:haemoptysis haftaroth:haftarah haggadoth:haggada hajjes:hajj haleru:haler
halfpence:halfpenny hallot:hallah halloth:hallah halluces:hallux haloes:halo halteres:halter halves:half hangers-on:hanger-on
haphtaroth:haphtarah haredim:haredi hasidim:hasid hassidim:hassid haustoria:haustorium heirs-at-law:heir-at-law helices:helix
heliozoa:heliozoan hematolyses:hematolysis hematomata:hematoma hemodialyses:hemodialysis hemolyses:hemolysis hemoptyses:hemoptysis
herbaria:herbarium hermae:herm herniae:hernia heroes:hero herren:herr hila:hilum hili:hilus hippocampi:hippocampus
hippopotami:hippopotamus hoboes:hobo homunculi:homunculus honoraria:honorarium hooves:hoof housewives:housewife humeri:humerus
hydrae:hydra hydrozoa:hydrozoan hymenoptera:hymenopteran hynia:hymenium hyniums:hymenium hypanthia:hypanthium hyphae:hypha
hypnoses:hypnosis hypochondria:hypochondrium hypophyses:hypophysis hypostases:hypostasis hypothalami:hypothalamus hypotheses:hypothesis
hyraces:hyrax iambi:iamb ibices:ibex ibo:igbo ichthyosauri:ichthyosaurus ichthyosauruses:ichthyosaur icosahedra:icosahedron ilia:ilium
imagines:imago imagoes:imago imperia:imperium incubi:incubus incudes:incus indices:index indigoes:indigo indumenta:indumentum
indusia:indusium infundibula:infundibulum innuendoes:innuendo inocula:inoculum intagli:intaglio interleaves:interleaf
intermezzi:intermezzo interregna:interregnum intimae:intima involucra:involucre irides:iris ischia:ischium isthmi:isthmus
jackknives:jackknife jacks-in-the-box:jack-in-the-box jambeaux:jambeau jingoes:jingo jinn:jinni keeshonden:keeshond kibbutzim:kibbutz
knives:knife kohlrabies:kohlrabi kronen:krone kroner:krone kronur:krona krooni:kroon kylikes:kylix labia:labium lactobacilli:lactobacillus
lacunae:lacuna lacunaria:lacunar ladies-in-waiting:lady-in-waiting lamellae:lamella lamiae:lamia laminae:lamina larvae:larva
larynges:larynx lassoes:lasso lati:lat latices:latex latu:lat lavaboes:lavabo leaves:leaf lei:leu lemmata:lemma lemnisci:lemniscus
lentigines:lentigo lepidoptera:lepidopteran lepta:lepton leptocephali:leptocephalus leucocytozoa:leucocytozoan leva:lev librae:libra
libretti:libretto lice:louse lieder:lied limbi:limbus limina:limen limuli:limulus lingoes:lingo linguae:lingua lipomata:lipoma lire:lira
liriodendra:liriodendron lisente:sente listente:sente litai:lit litu:litas lives:life loaves:loaf loci:locus loculi:loculus loggie:loggia
logia:logion loricae:lorica loups-garous:loup-garou lumina:lumen lunulae:lunula lustra:lustre lyings-in:lying-in
lymphangitides:lymphangitis lymphomata:lymphoma lymphopoieses:lymphopoiesis lyses:lysis maare:maar macaronies:macaroni
macrosporangia:macrosporangium maculae:macula madornos:madrono maestri:maestro mafiosi:mafioso magi:magus magmata:magma
magnificoes:magnifico makuta:likuta mallei:malleus maloti:loti mamillae:mamilla mammae:mamma mammillae:mammilla mangoes:mango
manifestoes:manifesto mantes:mantis manubria:manubrium markkaa:markka marsupia:marsupium marvels-of-peru:marvel-of-peru masses:mass
masters-at-arms:master-at-arms matrices:matrix matzoth:matzo mausolea:mausoleum maxillae:maxilla maxima:maximum media:medium
mediastina:mediastinum medullae:medulla medusae:medusa megasporangia:megasporangium megilloth:megillah meioses:meiosis melanomata:melanoma
mementoes:memento memoranda:memorandum men-at-arms:man-at-arms men-o'-war:man-of-war men-of-war:man-of-war menisci:meniscus
menservants:manservant menstrua:menstruum mesdames:madame mesdemoiselles:mademoiselle messieurs:monsieur mestizoes:mestizo
metacarpi:metacarpus metamorphoses:metamorphosis metastases:metastasis metatarsi:metatarsus metatheses:metathesis metazoa:metazoan
metempsychoses:metempsychosis metencephala:metencephalon mezuzoth:mezuzah miasmata:miasma mice:mouse micrococci:micrococcus
microsporangia:microsporangium midrashim:midrash midwives:midwife milia:milium milieux:milieu millennia:millennium minae:mina
minima:minimum minutiae:minutia minyanim:minyan mioses:miosis mishnayoth:mishna mitochondria:mitochondrion mitzvoth:mitzvah
modioli:modiolus moduli:modulus momenta:momentum momi:momus monades:monad monsignori:monsignor moratoria:moratorium morceaux:morceau
morphallaxes:morphallaxis morulae:morula moshavim:moshav moslim:moslem moslims:moslem mosquitoes:mosquito mothers-in-law:mother-in-law
mottoes:motto mucosae:mucosa mulattoes:mulatto muskallunge:muskellunge mycelia:mycelium mycobacteria:mycobacterium
myelencephala:myelencephalon myiases:myiasis myocardia:myocardium myofibrillae:myofibrilla myomata:myoma myoses:myosis myrmidones:myrmidon
myxomata:myxoma naiades:naiad narcissi:narcissus nares:naris nasopharynges:nasopharynx natatoria:natatorium naumachiae:naumachia
nautili:nautilus navahoes:navaho navajoes:navajo nebulae:nebula necropoleis:necropolis negroes:negro nemeses:nemesis nereides:nereid
neurohypophyses:neurohypophysis neuromata:neuroma neuroptera:neuropteron neuroses:neurosis nevi:nevus nibelungen:nibelung nidi:nidus
nimbi:nimbus noctilucae:noctiluca noes:no noumena:noumenon novae:nova novelle:novella novenae:novena nucelli:nucellus nuchae:nucha
nuclei:nucleus nucleoli:nucleolus nulliparae:nullipara numina:numen oases:oasis obligati:obligato oboli:obolus occipita:occiput
oceanides:oceanid ocelli:ocellus octahedra:octahedron octopi:octopus oculi:oculus oedemata:edema oesophagi:esophagus oldwives:oldwife
omasa:omasum omayyades:omayyad omenta:omentum ommatidia:ommatidium ommiades:ommiad onagri:onager opercula:operculum optima:optimum ora:os
organa:organon orthoptera:orthopteron osar:os ossa:os osteomata:osteoma ova:ovum ovoli:ovolo ovotestes:ovotestis oxen:ox oxymora:oxymoron
paise:paisa palestrae:palestra palingeneses:palingenesis pallia:pallium palmettoes:palmetto paparazzi:paparazzo paperknives:paperknife
papillae:papilla papillomata:papilloma pappi:pappus papyri:papyrus paraleipses:paraleipsis paralyses:paralysis paramecia:paramecium
paraphyses:paraphysis parapodia:parapodium parapraxes:parapraxis parazoa:parazoan parentheses:parenthesis parhelia:parhelion
parietes:paries passers-by:passer-by pastorali:pastorale patellae:patella patinae:patina patresfamilias:paterfamilias pease:pea
peccadilloes:peccadillo pedes:pes pekingese:pekinese pelves:pelvis pence:penny penes:penis penicillia:penicillium penknives:penknife
pennia:penni pentahedra:pentahedron pentimenti:pentimento penumbrae:penumbra pepla:peplum pericardia:pericardium peridia:peridium
perigonia:perigonium perihelia:perihelion perinea:perineum periostea:periosteum periphrases:periphrasis peristalses:peristalsis
perithecia:perithecium peritonea:peritoneum personae:persona petechiae:petechia pfennige:pfennig phalli:phallus pharynges:pharynx
phenomena:phenomenon philodendra:philodendron phyla:phylum phylae:phyle phylloxerae:phylloxera phylogeneses:phylogenesis
pieds-a-terre:pied-a-terre pilei:pileus pineta:pinetum pinkoes:pinko pinnae:pinna pithecanthropi:pithecanthropus placeboes:placebo
placentae:placenta planetaria:planetarium planulae:planula plasmodia:plasmodium plateaux:plateau plectra:plectron plena:plenum
pleurae:pleura plicae:plica pneumococci:pneumococcus pocketknives:pocketknife podetia:podetium podia:podium pollices:pollex
pollinia:pollinium polyhedra:polyhedron polypi:polypus polyzoa:polyzoan pontes:pons pontifices:pontifex porticoes:portico
portmanteaux:portmanteau potatoes:potato praenomina:praenomen praxes:praxis primi:primo primigravidae:primigravida primiparae:primipara
primordia:primordium proboscides:proboscis prognoses:prognosis prolegomena:prolegomenon prolepses:prolepsis promycelia:promycelium
pronuclei:pronucleus propositi:propositus proscenia:proscenium prosencephala:prosencephalon prostheses:prosthesis prothalamia:prothalamion
prothoraces:prothorax protozoa:protozoan provisoes:proviso psalteria:psalterium pseudopodia:pseudopodium psychoneuroses:psychoneurosis
psychoses:psychosis pterygia:pterygium ptoses:ptosis pubes:pubis pudenda:pudendum puli:pul pupae:pupa putamina:putamen pycnidia:pycnidium
pylori:pylorus pyxides:pyxis pyxidia:pyxidium quadrennia:quadrennium quanta:quantum quarterstaves:quarterstaff quinquennia:quinquennium
quizzes:quiz radices:radix radii:radius rami:ramus ranulae:ranula ranunculi:ranunculus raphae:raphe reales:real recta:rectum recti:rectus
referenda:referendum reguli:regulus reis:real relata:relatum reseaux:reseau residua:residuum retia:rete reticula:reticulum retinae:retina
rhabdomyomata:rhabdomyoma rhachises:rachis rhinencephala:rhinencephalon rhizobia:rhizobium rhombi:rhombus rhonchi:rhonchus
rickettsiae:rickettsia rilievi:rilievo rimae:rima robes-de-chambre:robe-de-chambre roma:rom rondeaux:rondeau rostra:rostrum
rouleaux:rouleau rugae:ruga rumina:rumen runners-up:runner-up sacra:sacrum salespeople:salesperson salmonellae:salmonella salpae:salpa
salpinges:salpinx salvoes:salvo sancta:sanctum sanitaria:sanitarium santimi:santims sarcophagi:sarcophagus sartorii:sartorius
scaleni:scalenus scapulae:scapula scarabaei:scarabaeus scarves:scarf schemata:schema scherzi:scherzo schmoes:schmo scholia:scholium
schutzstaffeln:schutzstaffel scleroses:sclerosis sclerotia:sclerotium scoriae:scoria scotomata:scotoma scriptoria:scriptorium
scrota:scrotum scyphi:scyphus scyphozoa:scyphozoan secondi:secondo segni:segno selves:self senores:senor senti:sent
separatrices:separatrix sephardim:sephardi septa:septum sequelae:sequela sera:serum seraphim:seraph setae:seta sgraffiti:sgraffito
shakoes:shako sheaves:sheaf shelves:shelf shinleaves:shinleaf shittim:shittah shmoes:shmo shofroth:shofar shophroth:shophar
shrewmice:shrewmouse signore:signora signori:signior signorine:signorina siliquae:siliqua silvae:silva simulacra:simulacrum
sincipita:sinciput sisters-in-law:sister-in-law solaria:solarium soles:sol solfeggi:solfeggio soli:solo solidi:solidus somata:soma
sons-in-law:son-in-law soprani:soprano sordini:sordino sori:sorus spadices:spadix spectra:spectrum specula:speculum
spermatozoa:spermatozoon sphinges:sphinx spicae:spica spicula:spiculum spirilla:spirillum splayfeet:splayfoot splenii:splenius
sporangia:sporangium sporozoa:sporozoan sputa:sputum squamae:squama squillae:squilla stadia:stadium stamina:stamen stapedes:stapes
staphylococci:staphylococcus staretsy:starets startsy:starets stelae:stele stemmata:stemma stenoses:stenosis stepchildren:stepchild
sterna:sternum stigmata:stigma stimuli:stimulus stomata:stoma stotinki:stotinka stotkini:stotinka strappadoes:strappado strata:stratum
strati:stratus streptococci:streptococcus striae:stria strobili:strobilus stromata:stroma strumae:struma stuccoes:stucco styli:stylus
stylopodia:stylopodium subgenera:subgenus submucosae:submucosa subphyla:subphylum substrasta:substratum succedanea:succedaneum
succubi:succubus sudatoria:sudatorium sulci:sulcus supercargoes:supercargo supernovae:supernova superstrata:superstratum swamies:swami
syconia:syconium syllabi:syllabus syllepses:syllepsis symphyses:symphysis symposia:symposium synapses:synapsis syncytia:syncytium
synopses:synopsis syntagmata:syntagma syntheses:synthesis syringes:syrinx tableaux:tableau taeniae:taenia tali:talus tallaisim:tallith
tallithes:tallith tallitoth:tallith tarantulae:tarantula tarsi:tarsus taxa:taxon taxies:taxi teeth:tooth telamones:telamon tempi:tempo
tenderfeet:tenderfoot teniae:tenia terata:teras teredines:teredo termini:terminus terraria:terrarium terzetti:terzetto tesserae:tessera
testae:testa testes:testis testudines:testudo tetrahedra:tetrahedron tetraskelia:tetraskelion thalami:thalamus thalli:thallus thecae:theca
therses:thyrse thesauri:thesaurus theses:thesis thieves:thief thoraces:thorax thrombi:thrombus thymi:thymus thyrsi:thyrsus tibiae:tibia
titmice:titmouse tobaccoes:tobacco tomatoes:tomato tomenta:tomentum tophi:tophus topoi:topos tori:torus tornadoes:tornado
torpedoes:torpedo torsi:torso trabeculae:trabecula tracheae:trachea tragi:tragus trapezia:trapezium trapezohedra:trapezohedron
traumata:trauma treponemata:treponema trichinae:trichina triclinia:triclinium triskelia:triskelion triumviri:triumvir trivia:trivium
tropaeola:tropaeolum trous-de-loup:trou-de-loup trousseaux:trousseau tubae:tuba turves:turf tympana:tympanum tyros:tiro
ubermenschen:ubermensch uglies:ugli uigurs:uighur ulnae:ulna ultimata:ultimatum umbilici:umbilicus umbones:umbo umbrae:umbra unci:uncus
urethrae:urethra urinalyses:urinalysis uteri:uterus utriculi:utriculus uvulae:uvula vacua:vacuum vagi:vagus vaginae:vagina
valleculae:vallecula varices:varix vasa:vas vela:velum venae:vena ventriculi:ventriculus vermes:vermis verrucae:verruca vertebrae:vertebra
vertices:vertex vertigines:vertigo vertigoes:vertigo vesicae:vesica vetoes:veto vibrissae:vibrissa villi:villus viragoes:virago
virtuosi:virtuoso vitelli:vitellus vivaria:vivarium voces:vox volcanoes:volcano volte:volta volvae:volva vorticellae:vorticella
vortices:vortex vulvae:vulva wagons-lits:wagon-lit wahhabis:wahabi werewolves:werewolf wharves:wharf whippers-in:whipper-in wives:wife
wolves:wolf woodlice:woodlouse yeshivahs:yeshiva yeshivoth:yeshiva yogin:yogi zeroes:zero zoonoses:zoonosis`.trim(),
  verb: `
abetted:abet abetting:abet abhorred:abhor abhorring:abhor abode:abide abought:aby abutted:abut abutting:abut abye:aby
accompanied:accompany acetified:acetify acidified:acidify acquitted:acquit acquitting:acquit ad-libbed:ad-lib ad-libbing:ad-lib
addrest:address admitted:admit admitting:admit aerified:aerify alkalified:alkalify allied:ally allotted:allot allotting:allot am:be
ammonified:ammonify amnestied:amnesty amplified:amplify annulled:annul annulling:annul appalled:appal appalling:appal applied:apply
arcked:arc arcking:arc are:be argufied:argufy arisen:arise arose:arise ate:eat atrophied:atrophy averred:aver averring:aver awoke:awake
awoken:awake babied:baby baby-sat:baby-sit baby-sitting:baby-sit backbit:backbite backbitten:backbite backslid:backslide
backslidden:backslide bade:bid bagged:bag bagging:bag ballyragged:ballyrag ballyragging:ballyrag bandied:bandy banned:ban banning:ban
barred:bar barrelled:barrel barrelling:barrel barring:bar basified:basify batted:bat batting:bat bayonetted:bayonet bayonetting:bayonet
beaten:beat beatified:beatify beautified:beautify became:become bedded:bed bedding:bed bedevilled:bedevil bedevilling:bedevil
bedimmed:bedim bedimming:bedim been:be befallen:befall befell:befall befitted:befit befitting:befit befogged:befog befogging:befog
began:begin begat:beget begetting:beget begged:beg begging:beg beginning:begin begot:beget begotten:beget begun:begin beheld:behold
beholden:behold bejewelled:bejewel bejewelling:bejewel bellied:belly belly-flopped:belly-flop belly-flopping:belly-flop belying:belie
benefitted:benefit benefitting:benefit bent:bend berried:berry besetting:beset besought:beseech bespoke:bespeak bespoken:bespeak
bestirred:bestir bestirring:bestir bestrewn:bestrew bestrid:bestride bestridden:bestride bestrode:bestride bethought:bethink betted:bet
betting:bet bevelled:bevel bevelling:bevel biassed:bias biassing:bias bidden:bid bidding:bid binned:bin binning:bin bit:bite bitten:bite
bivouacked:bivouac bivouacking:bivouac blabbed:blab blabbing:blab blackberried:blackberry blacklegged:blackleg blacklegging:blackleg
blatted:blat blatting:blat bled:bleed blest:bless blew:blow blobbed:blob blobbing:blob bloodied:bloody blotted:blot blotting:blot
blown:blow blubbed:blub blubbing:blub blue-pencilled:blue-pencil blue-pencilling:blue-pencil blurred:blur blurring:blur bobbed:bob
bobbing:bob bodied:body bootlegged:bootleg bootlegging:bootleg bopped:bop bopping:bop bore:bear born:bear borne:bear bought:buy bound:bind
bragged:brag bragging:brag bred:breed brevetted:brevet brevetting:brevet brimmed:brim brimming:brim broke:break broken:break brought:bring
browbeaten:browbeat budded:bud budding:bud bugged:bug bugging:bug built:build bulldogging:bulldog bullied:bully bullshitted:bullshit
bullshitting:bullshit bullyragged:bullyrag bullyragging:bullyrag bummed:bum bumming:bum buried:bury burnt:burn burred:bur burring:bur
bushelled:bushel bushelling:bushel busied:busy bypast:bypass caballed:cabal caballing:cabal caddying:caddie calcified:calcify came:come
canalled:canal canalling:canal cancelled:cancel cancelling:cancel candied:candy canned:can canning:can canopied:canopy capped:cap
capping:cap carburetted:carburet carburetting:carburet carnified:carnify carolled:carol carolling:carol carried:carry catnapped:catnap
catnapping:catnap catted:cat catting:cat caught:catch cavilled:cavil cavilling:cavil certified:certify channelled:channel
channelling:channel chapped:chap chapping:chap charred:char charring:char chatted:chat chatting:chat chevied:chivy chevies:chivy
chevying:chivy chid:chide chidden:chide chinned:chin chinning:chin chipped:chip chipping:chip chiselled:chisel chiselling:chisel
chitchatted:chitchat chitchatting:chitchat chivied:chivy chivvied:chivy chivvies:chivy chivvying:chivy chondrified:chondrify chopped:chop
chopping:chop chose:choose chosen:choose chugged:chug chugging:chug citified:citify clad:clothe clammed:clam clamming:clam clapped:clap
clapping:clap clarified:clarify classified:classify cleft:cleave clipped:clip clipping:clip clogged:clog clogging:clog clopped:clop
clopping:clop clotted:clot clotting:clot clove:cleave cloven:cleave clubbed:club clubbing:club clung:cling co-ordinate:coordinate
co-ordinated:coordinate co-ordinates:coordinate co-ordinating:coordinate co-starred:co-star co-starring:co-star codded:cod codding:cod
codified:codify cogged:cog cogging:cog coiffed:coif coiffing:coif collied:colly combatted:combat combatting:combat committed:commit
committing:commit compelled:compel compelling:compel complied:comply complotted:complot complotting:complot concurred:concur
concurring:concur confabbed:confab confabbing:confab conferred:confer conferring:confer conned:con conning:con controlled:control
controlling:control copied:copy copped:cop copping:cop coquetted:coquet coquetting:coquet corralled:corral corralling:corral
counselled:counsel counselling:counsel counterplotted:counterplot counterplotting:counterplot countersank:countersink
countersunk:countersink court-martialled:court-martial court-martialling:court-martial crabbed:crab crabbing:crab crammed:cram
cramming:cram crapped:crap crapping:crap crept:creep cribbed:crib cribbing:crib cried:cry cropped:crop cropping:crop crossbred:crossbreed
crosscutting:crosscut crucified:crucify cubbed:cub cubbing:cub cudgelled:cudgel cudgelling:cudgel cupped:cup cupping:cup curried:curry
curst:curse curtsied:curtsy curvetted:curvet curvetting:curvet cutting:cut dabbed:dab dabbing:dab dallied:dally dammed:dam damming:dam
dandified:dandify dealt:deal debarred:debar debarring:debar debugged:debug debugging:debug decalcified:decalcify declassified:declassify
decontrolled:decontrol decontrolling:decontrol decried:decry deep-fried:deep-fry deferred:defer deferring:defer defied:defy degassed:degas
degasses:degas degassing:degas dehumidified:dehumidify deified:deify demobbed:demob demobbing:demob demulsified:demulsify demurred:demur
demurring:demur demystified:demystify denazified:denazify denied:deny denitrified:denitrify descried:descry deterred:deter deterring:deter
detoxified:detoxify devilled:devil devilling:devil devitrified:devitrify diagrammed:diagram diagramming:diagram dialled:dial dialling:dial
did:do digging:dig dignified:dignify dilly-dallied:dilly-dally dimmed:dim dimming:dim dinned:din dinning:din dipped:dip dipping:dip
dirtied:dirty disbarred:disbar disbarring:disbar disbudded:disbud disbudding:disbud disembodied:disembody disembowelled:disembowel
disembowelling:disembowel dishevelled:dishevel dishevelling:dishevel disinterred:disinter disinterring:disinter dispelled:dispel
dispelling:dispel disqualified:disqualify dissatisfied:dissatisfy distilled:distil distilling:distil diversified:diversify dizzied:dizzy
dogged:dog dogging:dog done:do donned:don donning:don dotted:dot dotting:dot dove:dive dragged:drag dragging:drag drank:drink drawn:draw
dreamt:dream drew:draw dried:dry dripped:drip dripping:drip drivelled:drivel drivelling:drivel driven:drive dropped:drop dropping:drop
drove:drive drubbed:drub drubbing:drub drugged:drug drugging:drug drummed:drum drumming:drum drunk:drink dubbed:dub dubbing:dub
duelled:duel duelling:duel dug:dig dulcified:dulcify dummied:dummy dunned:dun dunning:dun dwelt:dwell dying:die eaten:eat
eavesdropped:eavesdrop eavesdropping:eavesdrop eddied:eddy edified:edify electrified:electrify embedded:embed embedding:embed
embodied:embody emitted:emit emitting:emit empanelled:empanel empanelling:empanel emptied:empty emulsified:emulsify enamelled:enamel
enamelling:enamel englutted:englut englutting:englut enrolled:enrol enrolling:enrol enthralled:enthral enthralling:enthral
entrapped:entrap entrapping:entrap envied:envy enwrapped:enwrap enwrapping:enwrap equalled:equal equalling:equal equipped:equip
equipping:equip espied:espy esterified:esterify etherified:etherify excelled:excel excelling:excel exemplified:exemplify expelled:expel
expelling:expel extolled:extol extolling:extol fagged:fag fagging:fag fallen:fall falsified:falsify fancied:fancy fanned:fan fanning:fan
fantasied:fantasy fatted:fat fatting:fat featherbedded:featherbed featherbedding:featherbed fed:feed fell:fall felt:feel ferried:ferry
fibbed:fib fibbing:fib finned:fin finning:fin fitted:fit fitting:fit flagged:flag flagging:flag flapped:flap flapping:flap fled:flee
flew:fly flip-flopped:flip-flop flip-flopping:flip-flop flipped:flip flipping:flip flitted:flit flitting:flit flogged:flog flogging:flog
floodlit:floodlight flopped:flop flopping:flop flown:fly flubbed:flub flubbing:flub flung:fling flurried:flurry fobbed:fob fobbing:fob
fogged:fog fogging:fog footslogged:footslog footslogging:footslog forbad:forbid forbade:forbid forbidden:forbid forbidding:forbid
forbore:forbear forborne:forbear force-fed:force-feed foregone:forego foreknew:foreknow foreknown:foreknow foresaw:foresee
foreseen:foresee foreshown:foreshow foretold:foretell forewent:forego forgave:forgive forgetting:forget forgiven:forgive forgone:forgo
forgot:forget forgotten:forget formatted:format formatting:format forsaken:forsake forsook:forsake forswore:forswear forsworn:forswear
fortified:fortify forwent:forgo fought:fight found:find foxtrotted:foxtrot foxtrotting:foxtrot frapped:frap frapping:frap
freeze-dried:freeze-dry frenchified:frenchify fretted:fret fretting:fret fried:fry frivolled:frivol frivolling:frivol frogged:frog
frogging:frog frolicked:frolic frolicking:frolic froze:freeze frozen:freeze fructified:fructify fuelled:fuel fuelling:fuel
fulfilled:fulfil fulfilling:fulfil funnelled:funnel funnelling:funnel gadded:gad gadding:gad gagged:gag gagging:gag gainsaid:gainsay
gambolled:gambol gambolling:gambol gan:gin gapped:gap gapping:gap gasified:gasify gassed:gas gasses:gas gassing:gas gave:give gelled:gel
gelling:gel gelt:geld getting:get ghostwritten:ghostwrite ghostwrote:ghostwrite gilt:gild ginned:gin ginning:gin gipped:gip gipping:gip
girt:gird given:give glommed:glom glomming:glom gloried:glory glorified:glorify glutted:glut glutting:glut gnawn:gnaw gone:go got:get
gotten:get grabbed:grab grabbing:grab gratified:gratify gravelled:gravel gravelling:gravel graven:grave grew:grow grinned:grin
grinning:grin gripped:grip gripping:grip gript:grip gritted:grit gritting:grit ground:grind grovelled:grovel grovelling:grovel grown:grow
grubbed:grub grubbing:grub gummed:gum gumming:gum gunned:gun gunning:gun gypped:gyp gypping:gyp had:have hammed:ham hamming:ham
hamstrung:hamstring handicapped:handicap handicapping:handicap harried:harry has:have hatchelled:hatchel hatchelling:hatchel hatted:hat
hatting:hat heard:hear hedgehopped:hedgehop hedgehopping:hedgehop held:hold hemmed:hem hemming:hem hewn:hew hiccupped:hiccup
hiccupping:hiccup hid:hide hidden:hide hitting:hit hobbed:hob hobbing:hob hobnobbed:hobnob hobnobbing:hobnob hogged:hog hogging:hog
honied:honey hopped:hop hopping:hop horrified:horrify horsewhipped:horsewhip horsewhipping:horsewhip hove:heave hugged:hug hugging:hug
humbugged:humbug humbugging:humbug humidified:humidify hummed:hum humming:hum hung:hang hurried:hurry hypertrophied:hypertrophy
identified:identify imbedded:imbed imbedding:imbed impanelled:impanel impanelling:impanel impelled:impel impelling:impel implied:imply
incurred:incur incurring:incur indemnified:indemnify indwelt:indwell inferred:infer inferring:infer initialled:initial initialling:initial
inlaid:inlay insetting:inset inspanned:inspan inspanning:inspan installed:instal installing:instal intensified:intensify
interbred:interbreed intermarried:intermarry intermitted:intermit intermitting:intermit interred:inter interring:inter
interstratified:interstratify interwove:interweave interwoven:interweave intromitted:intromit intromitting:intromit inwove:inweave
inwoven:inweave is:be jabbed:jab jabbing:jab jagged:jag jagging:jag jammed:jam jamming:jam japanned:japan japanning:japan jarred:jar
jarring:jar jellied:jelly jellified:jellify jetted:jet jetting:jet jewelled:jewel jewelling:jewel jibbed:jib jibbing:jib jigged:jig
jigging:jig jimmied:jimmy jitterbugged:jitterbug jitterbugging:jitterbug jobbed:job jobbing:job jogged:jog jogging:jog jollied:jolly
jollified:jollify jotted:jot jotting:jot jugged:jug jugging:jug justified:justify jutted:jut jutting:jut kennelled:kennel
kennelling:kennel kept:keep kidded:kid kidding:kid kidnapped:kidnap kidnapping:kidnap kipped:kip kipping:kip knapped:knap knapping:knap
kneecapped:kneecap kneecapping:kneecap knelt:kneel knew:know knitted:knit knitting:knit knotted:knot knotting:knot known:know
labelled:label labelling:label laden:lade lagged:lag lagging:lag laid:lay lain:lie lallygagged:lallygag lallygagging:lallygag lammed:lam
lamming:lam lapidified:lapidify lapped:lap lapping:lap lay:lie leant:lean leapfrogged:leapfrog leapfrogging:leapfrog leapt:leap
learnt:learn led:lead left:leave lent:lend letting:let levelled:level levelling:level levied:levy libelled:libel libelling:libel
lignified:lignify liquefied:liquefy liquified:liquify lit:light lobbed:lob lobbied:lobby lobbing:lob logged:log logging:log lopped:lop
lopping:lop lost:lose lotted:lot lotting:lot lugged:lug lugging:lug lying:lie made:make magnified:magnify manned:man manning:man
manumitted:manumit manumitting:manumit mapped:map mapping:map marcelled:marcel marcelling:marcel marred:mar married:marry marring:mar
marshalled:marshal marshalling:marshal marvelled:marvel marvelling:marvel matted:mat matting:mat meant:mean met:meet metalled:metal
metalling:metal metrified:metrify mimicked:mimic mimicking:mimic minified:minify misapplied:misapply miscarried:miscarry misdealt:misdeal
misgave:misgive misgiven:misgive mislaid:mislay misled:mislead misspelt:misspell misspent:misspend mistaken:mistake mistook:mistake
misunderstood:misunderstand mobbed:mob mobbing:mob modelled:model modelling:model modified:modify mollified:mollify molten:melt mopped:mop
mopping:mop mortified:mortify mown:mow mudded:mud muddied:muddy mudding:mud mugged:mug mugging:mug multiplied:multiply mummified:mummify
mutinied:mutiny mystified:mystify nabbed:nab nabbing:nab nagged:nag nagging:nag napped:nap napping:nap netted:net netting:net
nickelled:nickel nickelling:nickel nipped:nip nipping:nip nitrified:nitrify nodded:nod nodding:nod nonplussed:nonplus nonplusses:nonplus
nonplussing:nonplus notified:notify nullified:nullify nutted:nut nutting:nut objectified:objectify occupied:occupy occurred:occur
occurring:occur offsetting:offset omitted:omit omitting:omit ossified:ossify outbidden:outbid outbidding:outbid outcried:outcry
outcropped:outcrop outcropping:outcrop outdid:outdo outdone:outdo outdrawn:outdraw outdrew:outdraw outfitted:outfit outfitting:outfit
outfought:outfight outgeneralled:outgeneral outgeneralling:outgeneral outgone:outgo outgrew:outgrow outgrown:outgrow outputted:output
outputting:output outran:outrun outridden:outride outrode:outride outrunning:outrun outshone:outshine outsold:outsell outspanned:outspan
outspanning:outspan outstripped:outstrip outstripping:outstrip outwent:outgo outwitted:outwit outwitting:outwit outwore:outwear
outworn:outwear overbidden:overbid overbidding:overbid overbore:overbear overborne:overbear overcame:overcome overcropped:overcrop
overcropping:overcrop overdid:overdo overdone:overdo overdrawn:overdraw overdrew:overdraw overdriven:overdrive overdrove:overdrive
overflew:overfly overflown:overflow overgrew:overgrow overgrown:overgrow overheard:overhear overhung:overhang overlaid:overlay
overlain:overlie overlapped:overlap overlapping:overlap overlay:overlie overlying:overlie overpaid:overpay overran:overrun
overridden:override overrode:override overrunning:overrun oversaw:oversee overseen:oversee oversewn:oversew overshot:overshoot
oversimplified:oversimplify overslept:oversleep overspent:overspend overstepped:overstep overstepping:overstep overtaken:overtake
overthrew:overthrow overthrown:overthrow overtook:overtake overtopped:overtop overtopping:overtop overwritten:overwrite
overwrote:overwrite pacified:pacify padded:pad padding:pad paid:pay palled:pal palling:pal palsied:palsy panelled:panel panelling:panel
panicked:panic panicking:panic panned:pan panning:pan parallelled:parallel parallelling:parallel parcelled:parcel parcelling:parcel
parodied:parody parried:parry partaken:partake partook:partake patrolled:patrol patrolling:patrol patted:pat patting:pat pedalled:pedal
pedalling:pedal pegged:peg pegging:peg pencilled:pencil pencilling:pencil penned:pen penning:pen pent:pen permitted:permit
permitting:permit personified:personify petrified:petrify petted:pet pettifogged:pettifog pettifogging:pettifog petting:pet
photocopied:photocopy picnicked:picnic picnicking:picnic pigged:pig pigging:pig pilloried:pillory pinned:pin pinning:pin pipped:pip
pipping:pip pistol-whipped:pistol-whip pistol-whipping:pistol-whip pitied:pity pitted:pit pitting:pit planned:plan planning:plan
platted:plat platting:plat pled:plead plied:ply plodded:plod plodding:plod plopped:plop plopping:plop plotted:plot plotting:plot
plugged:plug plugging:plug podded:pod podding:pod pommelled:pommel pommelling:pommel popped:pop popping:pop potted:pot potting:pot
preachified:preachify preferred:prefer preferring:prefer preoccupied:preoccupy prepaid:prepay pretermitted:pretermit
pretermitting:pretermit prettified:prettify pried:pry primmed:prim primming:prim prodded:prod prodding:prod programmed:program
programmes:program programming:program propelled:propel propelling:propel prophesied:prophesy propped:prop propping:prop proven:prove
pummelled:pummel pummelling:pummel punned:pun punning:pun pupped:pup pupping:pup purified:purify putrefied:putrefy puttied:putty
putting:put qualified:qualify quantified:quantify quarrelled:quarrel quarrelling:quarrel quarried:quarry queried:query
quick-froze:quick-freeze quick-frozen:quick-freeze quickstepped:quickstep quickstepping:quickstep quipped:quip quipping:quip quitted:quit
quitting:quit quizzed:quiz quizzes:quiz quizzing:quiz ragged:rag ragging:rag rallied:rally ramified:ramify rammed:ram ramming:ram ran:run
rang:ring rapped:rap rappelled:rappel rappelling:rappel rapping:rap rarefied:rarefy ratified:ratify ratted:rat ratting:rat ravelled:ravel
ravelling:ravel rebelled:rebel rebelling:rebel rebuilt:rebuild rebutted:rebut rebutting:rebut recapped:recap recapping:recap
reclassified:reclassify recommitted:recommit recommitting:recommit recopied:recopy rectified:rectify recurred:recur recurring:recur
redid:redo redone:redo referred:refer referring:refer refitted:refit refitting:refit reft:reave refuelled:refuel refuelling:refuel
regretted:regret regretting:regret reheard:rehear reified:reify relied:rely remade:remake remarried:remarry remitted:remit remitting:remit
rent:rend repaid:repay repelled:repel repelling:repel replied:reply repotted:repot repotting:repot reran:rerun rerunning:rerun
resetting:reset resewn:resew retaken:retake rethought:rethink retold:retell retook:retake retransmitted:retransmit
retransmitting:retransmit retried:retry retrofitted:retrofit retrofitting:retrofit retted:ret retting:ret reunified:reunify revelled:revel
revelling:revel revetted:revet revetting:revet revivified:revivify revved:rev revving:rev rewound:rewind rewritten:rewrite rewrote:rewrite
ribbed:rib ribbing:rib ricochetted:ricochet ricochetting:ricochet ridded:rid ridden:ride ridding:rid rigged:rig rigging:rig
rigidified:rigidify rimmed:rim rimming:rim ripped:rip ripping:rip risen:rise rivalled:rival rivalling:rival riven:rive robbed:rob
robbing:rob rode:ride rose:rise rotted:rot rotting:rot rough-dried:rough-dry rough-hewn:rough-hew rove:reeve rubbed:rub rubbing:rub
rung:ring running:run rutted:rut rutting:rut saccharified:saccharify sagged:sag sagging:sag said:say sanctified:sanctify
sandbagged:sandbag sandbagging:sandbag sang:sing sank:sink saponified:saponify sapped:sap sapping:sap sat:sit satisfied:satisfy
savvied:savvy saw:see sawn:saw scanned:scan scanning:scan scarified:scarify scarred:scar scarring:scar scatted:scat scatting:scat
scragged:scrag scragging:scrag scrammed:scram scramming:scram scrapped:scrap scrapping:scrap scried:scry scrubbed:scrub scrubbing:scrub
scudded:scud scudding:scud scummed:scum scumming:scum scurried:scurry seen:see sent:send setting:set sewn:sew shagged:shag shagging:shag
shaken:shake shammed:sham shamming:sham shat:shit shaven:shave shedding:shed shellacked:shellac shellacking:shellac shewn:shew shied:shy
shillyshallied:shillyshally shimmied:shimmy shinned:shin shinning:shin shipped:ship shipping:ship shitted:shit shitting:shit shod:shoe
shone:shine shook:shake shopped:shop shopping:shop shot:shoot shovelled:shovel shovelling:shovel shown:show shrank:shrink shredded:shred
shredding:shred shrivelled:shrivel shrivelling:shrivel shriven:shrive shrove:shrive shrugged:shrug shrugging:shrug shrunk:shrink
shrunken:shrink shunned:shun shunning:shun shutting:shut sicked:sic sicking:sic sidestepped:sidestep sidestepping:sidestep
sightsaw:sightsee sightseen:sightsee signalled:signal signalling:signal signified:signify simplified:simplify singing:sing sinned:sin
sinning:sin sipped:sip sipping:sip sitting:sit ski'd:ski skidded:skid skidding:skid skimmed:skim skimming:skim skinned:skin skinning:skin
skinny-dipped:skinny-dip skinny-dipping:skinny-dip skipped:skip skipping:skip skydove:skydive slagged:slag slagging:slag slain:slay
slammed:slam slamming:slam slapped:slap slapping:slap slatted:slat slatting:slat sledding:sled slept:sleep slew:slay slid:slide
slidden:slide slipped:slip slipping:slip slitting:slit slogged:slog slogging:slog slopped:slop slopping:slop slotted:slot slotting:slot
slugged:slug slugging:slug slummed:slum slumming:slum slung:sling slunk:slink slurred:slur slurring:slur smelt:smell smit:smite
smitten:smite smote:smite smutted:smut smutting:smut snagged:snag snagging:snag snapped:snap snapping:snap snipped:snip snipping:snip
snivelled:snivel snivelling:snivel snogged:snog snogging:snog snubbed:snub snubbing:snub snuck:sneak sobbed:sob sobbing:sob sodded:sod
sodding:sod soft-pedalled:soft-pedal soft-pedalling:soft-pedal sold:sell solidified:solidify sopped:sop sopping:sop sought:seek sown:sow
spanned:span spanning:span sparred:spar sparring:spar spat:spit spatted:spat spatting:spat specified:specify sped:speed
speechified:speechify spellbound:spellbind spelt:spell spent:spend spied:spy spilt:spill spin-dried:spin-dry spinning:spin
spiralled:spiral spiralling:spiral spitted:spit spitting:spit splitting:split spoilt:spoil spoke:speak spoken:speak spotlit:spotlight
spotted:spot spotting:spot sprang:spring sprung:spring spudded:spud spudding:spud spun:spin spurred:spur spurring:spur squatted:squat
squatting:squat squilgee:squeegee stabbed:stab stabbing:stab stank:stink starred:star starring:star steadied:steady stemmed:stem
stemming:stem stencilled:stencil stencilling:stencil stepped:step stepping:step stetted:stet stetting:stet stirred:stir stirring:stir
stole:steal stolen:steal stood:stand stopped:stop stopping:stop stove:stave strapped:strap strapping:strap stratified:stratify
strewn:strew stridden:stride stripped:strip stripping:strip striven:strive strode:stride stropped:strop stropping:strop strove:strive
struck:strike strummed:strum strumming:strum strung:string strutted:strut strutting:strut stubbed:stub stubbing:stub stuck:stick
studded:stud studding:stud studied:study stultified:stultify stung:sting stunk:stink stunned:stun stunning:stun stupefied:stupefy
stymying:stymie subbed:sub subbing:sub subletting:sublet submitted:submit submitting:submit sullied:sully summed:sum summing:sum sung:sing
sunk:sink sunken:sink sunned:sun sunning:sun supped:sup supping:sup supplied:supply swabbed:swab swabbing:swab swagged:swag swagging:swag
swam:swim swapped:swap swapping:swap swatted:swat swatting:swat swept:sweep swigged:swig swigging:swig swimming:swim swivelled:swivel
swivelling:swivel swollen:swell swopped:swap swopping:swap swops:swap swore:swear sworn:swear swotted:swot swotting:swot swum:swim
swung:swing syllabified:syllabify tagged:tag tagging:tag taken:take talcked:talc talcking:talc tallied:tally tanned:tan tanning:tan
tapped:tap tapping:tap tarred:tar tarried:tarry tarring:tar tatted:tat tatting:tat taught:teach taxying:taxi terrified:terrify
testified:testify thinned:thin thinning:thin thought:think threw:throw thriven:thrive throbbed:throb throbbing:throb throve:thrive
thrown:throw thrummed:thrum thrumming:thrum thudded:thud thudding:thud tidied:tidy tinned:tin tinning:tin tinselled:tinsel
tinselling:tinsel tipped:tip tipping:tip tittupped:tittup tittupping:tittup toadied:toady togged:tog togging:tog told:tell took:take
topped:top topping:top tore:tear torn:tear totalled:total totalling:total totted:tot totting:tot towelled:towel towelling:towel
trafficked:traffic trafficking:traffic trameled:trammel trameling:trammel tramelled:trammel tramelling:trammel tramels:trammel
trammed:tram tramming:tram transferred:transfer transferring:transfer transfixt:transfix tranship:transship transmitted:transmit
transmitting:transmit transmogrified:transmogrify transshipped:transship transshipping:transship trapped:trap trapping:trap
travelled:travel travelling:travel travestied:travesty trekked:trek trekking:trek trepanned:trepan trepanning:trepan tried:try
trimmed:trim trimming:trim tripped:trip tripping:trip trod:tread trodden:tread trotted:trot trotting:trot trowelled:trowel
trowelling:trowel tugged:tug tugging:tug tumefied:tumefy tunnelled:tunnel tunnelling:tunnel tut-tutted:tut-tut tut-tutting:tut-tut
twigged:twig twigging:twig twinned:twin twinning:twin twitted:twit twitting:twit tying:tie typesetting:typeset typewritten:typewrite
typewrote:typewrite typified:typify uglified:uglify unbarred:unbar unbarring:unbar unbent:unbend unbound:unbind unclad:unclothe
unclogged:unclog unclogging:unclog underbidding:underbid undercutting:undercut undergirt:undergird undergone:undergo underlaid:underlay
underlain:underlie underlay:underlie underlying:underlie underpaid:underpay underpinned:underpin underpinning:underpin
undershot:undershoot undersold:undersell understood:understand understudied:understudy undertaken:undertake undertook:undertake
underwent:undergo underwritten:underwrite underwrote:underwrite undid:undo undone:undo unfitted:unfit unfitting:unfit unfroze:unfreeze
unfrozen:unfreeze unified:unify unlearnt:unlearn unmade:unmake unmanned:unman unmanning:unman unpinned:unpin unpinning:unpin
unplugged:unplug unplugging:unplug unravelled:unravel unravelling:unravel unsaid:unsay unstrung:unstring untaught:unteach untying:untie
unwound:unwind unwrapped:unwrap unwrapping:unwrap unzipped:unzip unzipping:unzip upheld:uphold uphove:upheave upped:up upping:up
uprisen:uprise uprose:uprise upsetting:upset varied:vary verbified:verbify verified:verify versified:versify vetted:vet vetting:vet
victualled:victual victualling:victual vilified:vilify vitrified:vitrify vitriolled:vitriol vitriolling:vitriol vivified:vivify vying:vie
wadded:wad wadding:wad wagged:wag wagging:wag wanned:wan wanning:wan warred:war warring:war was:be waylaid:waylay wearied:weary
weatherstripped:weatherstrip weatherstripping:weatherstrip webbed:web webbing:web wedded:wed wedding:wed went:go wept:weep were:be
wetted:wet wetting:wet whammed:wham whamming:wham whapped:whap whapping:whap whetted:whet whetting:whet whinnied:whinny whipped:whip
whipping:whip whipsawn:whipsaw whirred:whir whirring:whir whizzed:whiz whizzes:whiz whizzing:whiz whopped:whop whopping:whop
wigwagged:wigwag wigwagging:wigwag window-shopped:window-shop window-shopping:window-shop winning:win withdrawn:withdraw withdrew:withdraw
withheld:withhold withstood:withstand woke:wake woken:wake won:win wore:wear worn:wear worried:worry worshipped:worship
worshipping:worship wound:wind wove:weave woven:weave wrapped:wrap wrapping:wrap written:write wrote:write wrought:work wrung:wring
yakked:yak yakking:yak yapped:yap yapping:yap yenned:yen yenning:yen yodelled:yodel yodelling:yodel zapped:zap zapping:zap
zigzagged:zigzag zigzagging:zigzag zipped:zip zipping:zip`.trim(),
  adjective: `
airier:airy airiest:airy angrier:angry angriest:angry artier:arty artiest:arty ashier:ashy ashiest:ashy baggier:baggy baggiest:baggy
balkier:balky balkiest:balky balmier:balmy balmiest:balmy bandier:bandy bandiest:bandy barmier:barmy barmiest:barmy battier:batty
battiest:batty bawdier:bawdy bawdiest:bawdy beadier:beady beadiest:beady beastlier:beastly beastliest:beastly beefier:beefy beefiest:beefy
beerier:beery beeriest:beery best:good better:good bigger:big biggest:big bitchier:bitchy bitchiest:bitchy bittier:bitty bittiest:bitty
blearier:bleary bleariest:bleary bloodier:bloody bloodiest:bloody bloodthirstier:bloodthirsty bloodthirstiest:bloodthirsty blowier:blowy
blowiest:blowy blowsier:blowsy blowsiest:blowsy blowzier:blowzy blowziest:blowzy bonier:bony boniest:bony bonnier:bonny bonniest:bonny
boozier:boozy booziest:boozy boskier:bosky boskiest:bosky bossier:bossy bossiest:bossy botchier:botchy botchiest:botchy bouncier:bouncy
bounciest:bouncy brainier:brainy brainiest:brainy brassier:brassy brassiest:brassy brawnier:brawny brawniest:brawny breezier:breezy
breeziest:breezy brinier:briny briniest:briny broodier:broody broodiest:broody bubblier:bubbly bubbliest:bubbly buggier:buggy
buggiest:buggy bulkier:bulky bulkiest:bulky bumpier:bumpy bumpiest:bumpy bunchier:bunchy bunchiest:bunchy burlier:burly burliest:burly
burrier:burry burriest:burry bushier:bushy bushiest:bushy busier:busy busiest:busy bustier:busty bustiest:busty cagier:cagey cagiest:cagey
cannier:canny canniest:canny cantier:canty cantiest:canty catchier:catchy catchiest:catchy cattier:catty cattiest:catty chancier:chancy
chanciest:chancy charier:chary chariest:chary chattier:chatty chattiest:chatty cheekier:cheeky cheekiest:cheeky cheerier:cheery
cheeriest:cheery cheesier:cheesy cheesiest:cheesy chestier:chesty chestiest:chesty chewier:chewy chewiest:chewy chillier:chilly
chilliest:chilly chintzier:chintzy chintziest:chintzy choosier:choosy choosiest:choosy choppier:choppy choppiest:choppy chubbier:chubby
chubbiest:chubby chummier:chummy chummiest:chummy chunkier:chunky chunkiest:chunky clammier:clammy clammiest:clammy classier:classy
classiest:classy cleanlier:cleanly cleanliest:cleanly cloudier:cloudy cloudiest:cloudy clubbier:clubby clubbiest:clubby clumsier:clumsy
clumsiest:clumsy cockier:cocky cockiest:cocky comelier:comely comeliest:comely comfier:comfy comfiest:comfy cornier:corny corniest:corny
cosier:cosy cosiest:cosy costlier:costly costliest:costly courtlier:courtly courtliest:courtly cozier:cozy coziest:cozy crabbier:crabby
crabbiest:crabby craftier:crafty craftiest:crafty craggier:craggy craggiest:craggy crankier:cranky crankiest:cranky crazier:crazy
craziest:crazy creamier:creamy creamiest:creamy creepier:creepy creepiest:creepy crispier:crispy crispiest:crispy crumblier:crumbly
crumbliest:crumbly crummier:crummy crummiest:crummy crustier:crusty crustiest:crusty curlier:curly curliest:curly cuter:cute
daintier:dainty daintiest:dainty dandier:dandy dandiest:dandy deadlier:deadly deadliest:deadly dewier:dewy dewiest:dewy dicier:dicey
diciest:dicey dimmer:dim dimmest:dim dingier:dingy dingiest:dingy dinkier:dinky dinkiest:dinky dirtier:dirty dirtiest:dirty dishier:dishy
dishiest:dishy dizzier:dizzy dizziest:dizzy dodgier:dodgy dodgiest:dodgy dopier:dopey dopiest:dopey dottier:dotty dottiest:dotty
doughier:doughy doughiest:doughy dowdier:dowdy dowdiest:dowdy downier:downy downiest:downy dozier:dozy doziest:dozy drabber:drab
drabbest:drab draftier:drafty draftiest:drafty draughtier:draughty draughtiest:draughty dreamier:dreamy dreamiest:dreamy drearier:dreary
dreariest:dreary dressier:dressy dressiest:dressy drier:dry driest:dry drippier:drippy drippiest:drippy drowsier:drowsy drowsiest:drowsy
dumpier:dumpy dumpiest:dumpy dunner:dun dunnest:dun duskier:dusky duskiest:dusky dustier:dusty dustiest:dusty earlier:early earliest:early
earthier:earthy earthiest:earthy earthlier:earthly earthliest:earthly easier:easy easiest:easy edgier:edgy edgiest:edgy emptier:empty
emptiest:empty fancier:fancy fanciest:fancy fatter:fat fattest:fat fattier:fatty fattiest:fatty faultier:faulty faultiest:faulty
feistier:feisty feistiest:feisty filmier:filmy filmiest:filmy filthier:filthy filthiest:filthy fishier:fishy fishiest:fishy fitter:fit
fittest:fit flabbier:flabby flabbiest:flabby flakier:flaky flakiest:flaky flashier:flashy flashiest:flashy flatter:flat flattest:flat
flauntier:flaunty flauntiest:flaunty fleecier:fleecy fleeciest:fleecy fleshier:fleshy fleshiest:fleshy fleshlier:fleshly
fleshliest:fleshly flightier:flighty flightiest:flighty flimsier:flimsy flimsiest:flimsy flintier:flinty flintiest:flinty floatier:floaty
floatiest:floaty floppier:floppy floppiest:floppy flossier:flossy flossiest:flossy fluffier:fluffy fluffiest:fluffy flukier:fluky
flukiest:fluky foamier:foamy foamiest:foamy foggier:foggy foggiest:foggy folksier:folksy folksiest:folksy foolhardier:foolhardy
foolhardiest:foolhardy foxier:foxy foxiest:foxy freakier:freaky freakiest:freaky friendlier:friendly friendliest:friendly friskier:frisky
friskiest:frisky frizzier:frizzy frizziest:frizzy frizzlier:frizzly frizzliest:frizzly frostier:frosty frostiest:frosty frowsier:frowsy
frowsiest:frowsy frowzier:frowzy frowziest:frowzy fruitier:fruity fruitiest:fruity funkier:funky funkiest:funky funnier:funny
funniest:funny furrier:furry furriest:furry fussier:fussy fussiest:fussy fustier:fusty fustiest:fusty fuzzier:fuzzy fuzziest:fuzzy
gabbier:gabby gabbiest:gabby gamier:gamy gamiest:gamy gammier:gammy gammiest:gammy gassier:gassy gassiest:gassy gaudier:gaudy
gaudiest:gaudy gauzier:gauzy gauziest:gauzy gawkier:gawky gawkiest:gawky ghastlier:ghastly ghastliest:ghastly ghostlier:ghostly
ghostliest:ghostly giddier:giddy giddiest:giddy gladder:glad gladdest:glad glassier:glassy glassiest:glassy glibber:glib glibbest:glib
gloomier:gloomy gloomiest:gloomy glossier:glossy glossiest:glossy glummer:glum glummest:glum godlier:godly godliest:godly goodlier:goodly
goodliest:goodly goofier:goofy goofiest:goofy gooier:gooey gooiest:gooey goosier:goosy goosiest:goosy gorier:gory goriest:gory
grainier:grainy grainiest:grainy grassier:grassy grassiest:grassy greasier:greasy greasiest:greasy greedier:greedy greediest:greedy
grimmer:grim grimmest:grim grislier:grisly grisliest:grisly grittier:gritty grittiest:gritty grizzlier:grizzly grizzliest:grizzly
groggier:groggy groggiest:groggy groovier:groovy grooviest:groovy grottier:grotty grottiest:grotty grubbier:grubby grubbiest:grubby
grumpier:grumpy grumpiest:grumpy guiltier:guilty guiltiest:guilty gummier:gummy gummiest:gummy gushier:gushy gushiest:gushy gustier:gusty
gustiest:gusty gutsier:gutsy gutsiest:gutsy hairier:hairy hairiest:hairy halfways:halfway hammier:hammy hammiest:hammy handier:handy
handiest:handy happier:happy happiest:happy hardier:hardy hardiest:hardy hastier:hasty hastiest:hasty haughtier:haughty haughtiest:haughty
hazier:hazy haziest:hazy headier:heady headiest:heady healthier:healthy healthiest:healthy heartier:hearty heartiest:hearty heavier:heavy
heaviest:heavy heftier:hefty heftiest:hefty hepper:hep heppest:hep hipper:hip hippest:hip hoarier:hoary hoariest:hoary holier:holy
holiest:holy homelier:homely homeliest:homely homier:homey homiest:homey hornier:horny horniest:horny hotter:hot hottest:hot
hungrier:hungry hungriest:hungry huskier:husky huskiest:husky icier:icy iciest:icy inkier:inky inkiest:inky jaggier:jaggy jaggiest:jaggy
jauntier:jaunty jauntiest:jaunty jazzier:jazzy jazziest:jazzy jerkier:jerky jerkiest:jerky jollier:jolly jolliest:jolly juicier:juicy
juiciest:juicy jumpier:jumpy jumpiest:jumpy kindlier:kindly kindliest:kindly kinkier:kinky kinkiest:kinky knottier:knotty knottiest:knotty
kookier:kooky kookiest:kooky lacier:lacy laciest:lacy lankier:lanky lankiest:lanky lazier:lazy laziest:lazy leafier:leafy leafiest:leafy
leakier:leaky leakiest:leaky leerier:leery leeriest:leery leggier:leggy leggiest:leggy lengthier:lengthy lengthiest:lengthy
livelier:lively liveliest:lively loftier:lofty loftiest:lofty logier:logy logiest:logy lonelier:lonely loneliest:lonely loonier:loony
looniest:loony loopier:loopy loopiest:loopy lordlier:lordly lordliest:lordly lousier:lousy lousiest:lousy lovelier:lovely loveliest:lovely
lowlier:lowly lowliest:lowly luckier:lucky luckiest:lucky lumpier:lumpy lumpiest:lumpy lustier:lusty lustiest:lusty madder:mad maddest:mad
mangier:mangy mangiest:mangy mankier:manky mankiest:manky manlier:manly manliest:manly marshier:marshy marshiest:marshy mazier:mazy
maziest:mazy mealier:mealy mealiest:mealy measlier:measly measliest:measly meatier:meaty meatiest:meaty merrier:merry merriest:merry
messier:messy messiest:messy mightier:mighty mightiest:mighty milkier:milky milkiest:milky mingier:mingy mingiest:mingy mirkier:mirky
mirkiest:mirky mistier:misty mistiest:misty moldier:moldy moldiest:moldy moodier:moody moodiest:moody moonier:moony mooniest:moony
mothier:mothy mothiest:mothy mouldier:mouldy mouldiest:mouldy mousier:mousy mousiest:mousy muckier:mucky muckiest:mucky muddier:muddy
muddiest:muddy muggier:muggy muggiest:muggy murkier:murky murkiest:murky mushier:mushy mushiest:mushy muskier:musky muskiest:musky
mustier:musty mustiest:musty muzzier:muzzy muzziest:muzzy nappier:nappy nappiest:nappy nastier:nasty nastiest:nasty nattier:natty
nattiest:natty naughtier:naughty naughtiest:naughty needier:needy neediest:needy nervier:nervy nerviest:nervy newsier:newsy newsiest:newsy
niftier:nifty niftiest:nifty nippier:nippy nippiest:nippy noisier:noisy noisiest:noisy nosier:nosy nosiest:nosy nuttier:nutty
nuttiest:nutty oilier:oily oiliest:oily oozier:oozy ooziest:oozy pallier:pally palliest:pally palmier:palmy palmiest:palmy paltrier:paltry
paltriest:paltry parkier:parky parkiest:parky pastier:pasty pastiest:pasty patchier:patchy patchiest:patchy pawkier:pawky pawkiest:pawky
peachier:peachy peachiest:peachy pearlier:pearly pearliest:pearly peppier:peppy peppiest:peppy perkier:perky perkiest:perky peskier:pesky
peskiest:pesky pettier:petty pettiest:petty phonier:phony phoniest:phony pickier:picky pickiest:picky piggier:piggy piggiest:piggy
pitchier:pitchy pitchiest:pitchy pithier:pithy pithiest:pithy pluckier:plucky pluckiest:plucky plumier:plumy plumiest:plumy
plummier:plummy plummiest:plummy podgier:podgy podgiest:podgy pokier:poky pokiest:poky portlier:portly portliest:portly pottier:potty
pottiest:potty preachier:preachy preachiest:preachy prettier:pretty prettiest:pretty pricier:pricy priciest:pricy pricklier:prickly
prickliest:prickly priestlier:priestly priestliest:priestly primmer:prim primmest:prim princelier:princely princeliest:princely
prissier:prissy prissiest:prissy privier:privy priviest:privy prosier:prosy prosiest:prosy pudgier:pudgy pudgiest:pudgy puffier:puffy
puffiest:puffy pulpier:pulpy pulpiest:pulpy punier:puny puniest:puny pushier:pushy pushiest:pushy pussier:pussy pussiest:pussy
quaggier:quaggy quaggiest:quaggy queasier:queasy queasiest:queasy queenlier:queenly queenliest:queenly racier:racy raciest:racy
rainier:rainy rainiest:rainy randier:randy randiest:randy rangier:rangy rangiest:rangy rattier:ratty rattiest:ratty raunchier:raunchy
raunchiest:raunchy readier:ready readiest:ready redder:red reddest:red reedier:reedy reediest:reedy rimier:rimy rimiest:rimy riskier:risky
riskiest:risky ritzier:ritzy ritziest:ritzy rockier:rocky rockiest:rocky roilier:roily roiliest:roily roomier:roomy roomiest:roomy
ropier:ropy ropiest:ropy rosier:rosy rosiest:rosy rowdier:rowdy rowdiest:rowdy ruddier:ruddy ruddiest:ruddy runnier:runny runniest:runny
rushier:rushy rushiest:rushy rustier:rusty rustiest:rusty ruttier:rutty ruttiest:rutty sadder:sad saddest:sad saltier:salty saltiest:salty
sandier:sandy sandiest:sandy sappier:sappy sappiest:sappy sassier:sassy sassiest:sassy saucier:saucy sauciest:saucy scabbier:scabby
scabbiest:scabby scalier:scaly scaliest:scaly scantier:scanty scantiest:scanty scarier:scary scariest:scary scraggier:scraggy
scraggiest:scraggy scragglier:scraggly scraggliest:scraggly scrappier:scrappy scrappiest:scrappy scrawnier:scrawny scrawniest:scrawny
screwier:screwy screwiest:screwy scrubbier:scrubby scrubbiest:scrubby scruffier:scruffy scruffiest:scruffy scurvier:scurvy
scurviest:scurvy seamier:seamy seamiest:seamy seedier:seedy seediest:seedy seemlier:seemly seemliest:seemly sexier:sexy sexiest:sexy
shabbier:shabby shabbiest:shabby shadier:shady shadiest:shady shaggier:shaggy shaggiest:shaggy shakier:shaky shakiest:shaky
shapelier:shapely shapeliest:shapely shier:shy shiest:shy shiftier:shifty shiftiest:shifty shinier:shiny shiniest:shiny shirtier:shirty
shirtiest:shirty shoddier:shoddy shoddiest:shoddy showier:showy showiest:showy shrubbier:shrubby shrubbiest:shrubby sicklier:sickly
sickliest:sickly sightlier:sightly sightliest:sightly silkier:silky silkiest:silky sillier:silly silliest:silly sketchier:sketchy
sketchiest:sketchy skimpier:skimpy skimpiest:skimpy skinnier:skinny skinniest:skinny slaphappier:slaphappy slaphappiest:slaphappy
slatier:slaty slatiest:slaty sleazier:sleazy sleaziest:sleazy sleepier:sleepy sleepiest:sleepy slier:sly sliest:sly slimier:slimy
slimiest:slimy slimmer:slim slimmest:slim slippier:slippy slippiest:slippy sloppier:sloppy sloppiest:sloppy smarmier:smarmy
smarmiest:smarmy smellier:smelly smelliest:smelly smokier:smoky smokiest:smoky smugger:smug smuggest:smug snakier:snaky snakiest:snaky
snappier:snappy snappiest:snappy snazzier:snazzy snazziest:snazzy sniffier:sniffy sniffiest:sniffy snootier:snooty snootiest:snooty
snottier:snotty snottiest:snotty snowier:snowy snowiest:snowy snugger:snug snuggest:snug soapier:soapy soapiest:soapy soggier:soggy
soggiest:soggy sonsier:sonsy sonsiest:sonsy sootier:sooty sootiest:sooty soppier:soppy soppiest:soppy sorrier:sorry sorriest:sorry
soupier:soupy soupiest:soupy speedier:speedy speediest:speedy spicier:spicy spiciest:spicy spiffier:spiffy spiffiest:spiffy spikier:spiky
spikiest:spiky spindlier:spindly spindliest:spindly spinier:spiny spiniest:spiny splashier:splashy splashiest:splashy spongier:spongy
spongiest:spongy spookier:spooky spookiest:spooky sportier:sporty sportiest:sporty spottier:spotty spottiest:spotty sprier:spry
spriest:spry sprightlier:sprightly sprightliest:sprightly springier:springy springiest:springy squashier:squashy squashiest:squashy
squatter:squat squattest:squat squattier:squatty squattiest:squatty squiffier:squiffy squiffiest:squiffy stagier:stagy stagiest:stagy
starchier:starchy starchiest:starchy starrier:starry starriest:starry statelier:stately stateliest:stately steadier:steady
steadiest:steady stealthier:stealthy stealthiest:stealthy steamier:steamy steamiest:steamy stingier:stingy stingiest:stingy
stockier:stocky stockiest:stocky stodgier:stodgy stodgiest:stodgy stonier:stony stoniest:stony stormier:stormy stormiest:stormy
streakier:streaky streakiest:streaky stretchier:stretchy stretchiest:stretchy stringier:stringy stringiest:stringy stripier:stripy
stripiest:stripy stroppier:stroppy stroppiest:stroppy stuffier:stuffy stuffiest:stuffy stumpier:stumpy stumpiest:stumpy sturdier:sturdy
sturdiest:sturdy sulkier:sulky sulkiest:sulky sultrier:sultry sultriest:sultry sunnier:sunny sunniest:sunny surlier:surly surliest:surly
swankier:swanky swankiest:swanky swarthier:swarthy swarthiest:swarthy tackier:tacky tackiest:tacky talkier:talky talkiest:talky
tangier:tangy tangiest:tangy tanner:tan tannest:tan tardier:tardy tardiest:tardy tastier:tasty tastiest:tasty tattier:tatty tattiest:tatty
tawdrier:tawdry tawdriest:tawdry techier:techy techiest:techy teenier:teeny teeniest:teeny testier:testy testiest:testy tetchier:tetchy
tetchiest:tetchy thinner:thin thinnest:thin thirstier:thirsty thirstiest:thirsty thornier:thorny thorniest:thorny threadier:thready
threadiest:thready thriftier:thrifty thriftiest:thrifty throatier:throaty throatiest:throaty tidier:tidy tidiest:tidy timelier:timely
timeliest:timely tinier:tiny tiniest:tiny tinnier:tinny tinniest:tinny tipsier:tipsy tipsiest:tipsy toothier:toothy toothiest:toothy
touchier:touchy touchiest:touchy trashier:trashy trashiest:trashy trendier:trendy trendiest:trendy trickier:tricky trickiest:tricky
tricksier:tricksy tricksiest:tricksy trimmer:trim trimmest:trim trustier:trusty trustiest:trusty tubbier:tubby tubbiest:tubby
tweedier:tweedy tweediest:tweedy twiggier:twiggy twiggiest:twiggy uglier:ugly ugliest:ugly unfriendlier:unfriendly
unfriendliest:unfriendly ungainlier:ungainly ungainliest:ungainly ungodlier:ungodly ungodliest:ungodly unhappier:unhappy
unhappiest:unhappy unhealthier:unhealthy unhealthiest:unhealthy unholier:unholy unholiest:unholy unrulier:unruly unruliest:unruly
untidier:untidy untidiest:untidy wackier:wacky wackiest:wacky wanner:wan wannest:wan warier:wary wariest:wary washier:washy washiest:washy
wavier:wavy waviest:wavy waxier:waxy waxiest:waxy weaklier:weakly weakliest:weakly wealthier:wealthy wealthiest:wealthy wearier:weary
weariest:weary webbier:webby webbiest:webby weedier:weedy weediest:weedy weenier:weeny weeniest:weeny weensier:weensy weensiest:weensy
weepier:weepy weepiest:weepy weightier:weighty weightiest:weighty wetter:wet wettest:wet whackier:whacky whackiest:whacky wieldier:wieldy
wieldiest:wieldy wilier:wily wiliest:wily windier:windy windiest:windy winier:winy winiest:winy winterier:wintery winteriest:wintery
wintrier:wintry wintriest:wintry wirier:wiry wiriest:wiry wispier:wispy wispiest:wispy wittier:witty wittiest:witty wonkier:wonky
wonkiest:wonky woodier:woody woodiest:woody woodsier:woodsy woodsiest:woodsy woollier:woolly woolliest:woolly woozier:woozy wooziest:woozy
wordier:wordy wordiest:wordy worldlier:worldly worldliest:worldly wormier:wormy wormiest:wormy worse:bad worst:bad worthier:worthy
worthiest:worthy wrier:wry wriest:wry yeastier:yeasty yeastiest:yeasty yummier:yummy yummiest:yummy zanier:zany zaniest:zany zippier:zippy
zippiest:zippy`.trim(),
  adverb: `
best:well better:well deeper:deeply farther:far further:far harder:hard hardest:hard`.trim(),
};
