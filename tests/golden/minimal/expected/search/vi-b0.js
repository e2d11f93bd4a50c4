motcua.part("vi-b0.js",{"size":1,"terms":"","posts":""})
