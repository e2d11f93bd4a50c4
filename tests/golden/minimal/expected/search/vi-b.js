motcua.part("vi-b.js",{"size":1,"terms":"dang\nky\ntam\ntru\n","posts":"\n\n\n\n"})
