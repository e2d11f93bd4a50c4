motcua.part("vi-b.js",{"size":1,"terms":"","posts":""})
