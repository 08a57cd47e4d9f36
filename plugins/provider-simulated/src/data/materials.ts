/** What the placebo question is answered with: things that nobody takes for values. Separated by blanks; `_` stands for a blank. */
export const materialWords = `oak pine walnut mahogany maple birch cedar teak bamboo cork rattan wicker balsa ebony rosewood plywood
  granite marble slate limestone sandstone basalt quartz obsidian flint pumice travertine soapstone alabaster chalk
  steel copper brass bronze iron tin zinc aluminum titanium silver gold platinum pewter chrome nickel tungsten
  cotton linen wool silk velvet denim tweed cashmere flannel corduroy canvas burlap felt satin muslin hemp jute mohair
  leather suede parchment vellum horn ivory bone shell pearl amber jade onyx opal turquoise
  glass crystal porcelain ceramic terracotta stoneware earthenware brick clay adobe concrete plaster stucco mortar
  paper cardboard papier-mache wax rubber latex silicone acrylic nylon polyester fiberglass resin epoxy vinyl bakelite plexiglass
  carbon_fiber kevlar graphene straw thatch reed raffia sisal horsehair`;
